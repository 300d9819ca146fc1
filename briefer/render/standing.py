"""What a brief says about itself in one line."""

from briefer.model import Brief


def how_sure(brief: Brief) -> str:
    """`3 key judgements, likelihood set in 2; confidence low, moderate. 4 of 8 sources graded by an analyst.`"""
    made = brief.judgements
    counts = brief.summary
    graded = f"{counts.graded} of {counts.articles} sources graded by an analyst."
    if not made:
        return f"No judgement has been made. {graded}"
    likely = sum(one.likelihood is not None for one in made)
    levels = [level for level in ("low", "moderate", "high") if any(one.confidence == level for one in made)]
    confidence = f"confidence {', '.join(levels)}" if levels else "confidence not assessed"
    count = f"{len(made)} key judgement{'' if len(made) == 1 else 's'}"
    return f"{count}, likelihood set in {likely}; {confidence}. {graded}"
