"""As much of a GitHub runner as our workflows need: conditions, environments, and shell steps, run for real."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

# The parts of an expression: texts, names of contexts with what is asked of them, calls, operators.
TOKEN = re.compile(r"\s*('(?:[^']|'')*'|[a-z_]+(?:\.[a-z_]+)*\(?|&&|\|\||==|!=|[!(),])")
OPERATORS = {"&&": " and ", "||": " or ", "==": " == ", "!=": " != ", "!": " not ", "(": "(", ")": ")", ",": ","}


def workflow(file: Path) -> dict[str, Any]:
    """Return what a workflow says; YAML 1.1 takes the key `on` for true."""
    told: dict[Any, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    told["on"] = told.pop(True)
    return told


def value(expression: str, contexts: Mapping[str, Any]) -> Any:  # noqa: ANN401 - of an expression as of JSON
    """Return what an expression gives; raises ValueError for what we do not know."""
    python = ""
    at = 0
    while at < len(expression.rstrip()):
        token = TOKEN.match(expression, at)
        if token is None:
            raise ValueError(f"no expression: {expression[at:]}")
        python += _python(token[1])
        at = token.end()
    return eval(python, {"__builtins__": {}}, {"held": _Held(contexts), "format": str.format})  # noqa: S307 - our own


def filled(text: object, contexts: Mapping[str, Any]) -> str:
    """Return a text with its `${{ … }}` replaced."""
    return re.sub(r"\$\{\{(.+?)\}\}", lambda found: str(value(found[1].strip(), contexts) or ""), str(text))


def _python(token: str) -> str:
    if token in OPERATORS:
        return OPERATORS[token]
    if token.startswith("'"):
        return repr(token[1:-1].replace("''", "'"))
    return token if token.endswith("(") else f"held({token!r})"


@dataclass(frozen=True, slots=True)
class _Held:
    """Looks names up; what nobody said is None, as on GitHub."""

    contexts: Mapping[str, Any]

    def __call__(self, name: str) -> Any:  # noqa: ANN401 - see `value`
        found: Any = self.contexts
        for part in name.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
        return found


@dataclass(slots=True)
class Ran:
    """What came of a job: whether it is green, the names of the steps that ran, all that they said."""

    is_green: bool = True
    steps: list[str] = field(default_factory=list)
    summary: str = ""
    log: str = ""
    outputs: dict[str, dict[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Runner:
    """A folder with the repository, one for temporary files, and the environment of every step.

    `actions` gives the outcome and the outputs of the steps that use actions, by their id.
    """

    repository: Path
    temporary: Path
    environment: Mapping[str, str]
    actions: Mapping[str, Any]

    def run(self, job: Mapping[str, Any], contexts: Mapping[str, Any]) -> Ran:
        """Run a job's steps up to the first that fails."""
        ran = Ran()
        held: dict[str, Any] = {**contexts, "steps": dict(self.actions)}
        for number, step in enumerate(job["steps"]):
            if not value(str(step.get("if", "'true'")), held):
                continue
            ran.steps.append(step.get("name") or step["uses"])
            if "run" in step and not self._shell(step, number, held, ran):
                ran.is_green = False
                break
        return ran

    def _shell(self, step: Mapping[str, Any], number: int, held: dict[str, Any], ran: Ran) -> bool:
        """Run a shell step as GitHub does where no shell is named."""
        script = self.temporary / f"step-{number}.sh"
        summary, output = script.with_suffix(".md"), script.with_suffix(".out")
        script.write_text(step["run"], encoding="utf-8")
        for file in (summary, output):
            file.write_text("", encoding="utf-8")
        environment = {name: filled(text, held) for name, text in step.get("env", {}).items()}
        files = {"GITHUB_STEP_SUMMARY": summary, "GITHUB_OUTPUT": output, "RUNNER_TEMP": self.temporary}
        done = subprocess.run(
            ["bash", "-e", script],
            cwd=self.repository,
            env=os.environ | self.environment | {name: str(file) for name, file in files.items()} | environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        ran.log += done.stdout
        ran.summary += summary.read_text(encoding="utf-8")
        outputs = dict(line.split("=", 1) for line in output.read_text(encoding="utf-8").splitlines())
        if "id" in step:
            held["steps"][step["id"]] = {"outcome": "success", "outputs": outputs}
            ran.outputs[step["id"]] = outputs
        return done.returncode == 0
