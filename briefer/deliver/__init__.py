"""Files of a brief, to where they are wanted: a folder, a mailbox, a webhook."""
