"""Which of two proposals for the same draft is better, by a model's or a person's judgement: apart from all that is counted.

    two saved runs -> pairs (names hidden, sides swapped) -> votes of a model or a person -> standing, agreement

A judge goes by a rubric whose every rule names its sources. What it refused to grade or graded unreadably is UNSCORED.
"""
