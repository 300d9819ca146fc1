"""Mail by the standard library: single messages, mailboxes, and pages that browsers save as mail (MHTML)."""
