"""Documents for benches: as many as wanted, each different, in the layout of a study guide."""

from __future__ import annotations

from studysite.sourcefile import SourceFile

SUBJECTS = ("cell", "river", "contract", "engine", "verb", "orbit", "market", "protein", "treaty", "circuit")


def study_guide(number: int, questions: int = 10) -> str:
    """Return a study guide with its own questions, answers and terms; `number` tells it from the others."""
    subject = SUBJECTS[number % len(SUBJECTS)]
    asked = [f"{at}. What does part {at} of the {subject} number {number} do?" for at in range(1, questions + 1)]
    told = [
        f"{at}. It keeps step {at * number} of the {subject} going, and hands the result to part {at + 1}."
        for at in range(1, questions + 1)
    ]
    terms = [
        f"{subject.title()} {number}-{at}\tThe part of {subject} {number} that has the number {at}."
        for at in range(1, questions + 1)
    ]
    blocks = [
        f"Study guide {number}: the {subject}",
        "Quiz",
        "\n".join(asked),
        "Answer Key",
        "\n".join(told),
        "Glossary of Key Terms",
        "Term\tDefinition\n" + "\n".join(terms),
    ]
    return "\n\n".join(blocks) + "\n"


def sources(count: int, topics: int = 0) -> list[SourceFile]:
    """Return `count` study guides, in so many folders; in none for 0."""
    folders = [f"subject-{number % topics:03}/" if topics else "" for number in range(count)]
    return [
        SourceFile(f"{folder}guide-{number:05}.txt", study_guide(number).encode())
        for number, folder in enumerate(folders)
    ]
