"""The workflows for GitHub: sound, modest, and their shell steps run here, up to what only GitHub can do.

What cannot be run here: the actions themselves (checkout, setup-python, configure-pages, upload, deploy), whose
outcomes are given instead, and GitHub's rules for permissions and forks. uv is not installed anew: whoever runs
these tests has it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from actions import Ran, Runner, filled, value, workflow
from sandbox import tree, write
from studysite.assets import bundle
from studysite.project import find

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".github/workflows"
PUBLISH, TESTS = workflow(FOLDER / "publish.yml"), workflow(FOLDER / "tests.yml")
ACTION = re.compile(r"actions/[a-z-]+@v\d+\.\d+\.\d+")

PUSH = {"github": {"event_name": "push", "ref_name": "main", "event": {"repository": {"default_branch": "main"}}}}
PULL = {"github": {"event_name": "pull_request", "ref_name": "7/merge"}}

# Words that only our documents use.
OURS = re.compile(rb"\baws\b|amazon|sagemaker|cloud catalogue|jupyter", re.IGNORECASE)

CELLS = "Cells of plants and animals\n\nA cell is the smallest part of a living thing.\n"


def jobs() -> list[dict[str, Any]]:
    return [job for told in (PUBLISH, TESTS) for job in told["jobs"].values()]


def steps() -> list[dict[str, Any]]:
    return [step for job in jobs() for step in job["steps"]]


def test_workflows_are_what_github_takes() -> None:
    program = Path(sys.executable).with_name("check-jsonschema")
    files = sorted(FOLDER.glob("*.yml"))
    assert len(files) == 2
    done = subprocess.run(
        [program, "--builtin-schema", "vendor.github-workflows", *files], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_only_official_actions_are_used_and_each_at_one_full_version() -> None:
    used = {step["uses"] for step in steps() if "uses" in step}
    assert [name for name in used if not ACTION.fullmatch(name)] == []
    assert len({name.split("@")[0] for name in used}) == len(used)


def test_uv_is_installed_at_one_full_version() -> None:
    (install,) = [step["run"] for step in steps() if step.get("name") == "Install uv"]
    assert re.fullmatch(r"python3 -m pip install --quiet uv==\d+\.\d+\.\d+", install)


def test_what_others_wrote_reaches_a_shell_only_through_its_environment() -> None:
    assert [step["run"] for step in steps() if "${{" in step.get("run", "")] == []


def test_no_job_may_do_more_than_it_must() -> None:
    assert PUBLISH["permissions"] == {}
    assert TESTS["permissions"] == {"contents": "read"}
    assert {name: job["permissions"] for name, job in PUBLISH["jobs"].items()} == {
        "build": {"contents": "read", "pages": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    }
    assert "pull_request_target" not in PUBLISH["on"] | TESTS["on"]
    checkouts = [step for step in steps() if step.get("uses", "").startswith("actions/checkout@")]
    assert all(step["with"] == {"persist-credentials": False} for step in checkouts)
    assert all("timeout-minutes" in job for job in jobs())


@pytest.mark.parametrize(
    ("contexts", "builds", "deploys"),
    [
        (PUSH, True, True),
        ({"github": PUSH["github"] | {"ref_name": "draft"}}, False, True),
        (PUSH | {"github": PUSH["github"] | {"event_name": "workflow_dispatch"}}, True, True),
        (PULL, True, False),
    ],
)
def test_only_the_default_branch_is_published(*, contexts: dict[str, Any], builds: bool, deploys: bool) -> None:
    # What is not built is not deployed either: the one job needs the other.
    assert bool(value(PUBLISH["jobs"]["build"]["if"], contexts)) is builds
    assert bool(value(PUBLISH["jobs"]["deploy"]["if"], contexts)) is deploys
    assert PUBLISH["jobs"]["deploy"]["needs"] == "build"


def test_a_newer_state_replaces_that_of_a_pull_request_and_never_a_publication() -> None:
    cancels = PUBLISH["concurrency"]["cancel-in-progress"]
    assert [filled(cancels, one) for one in (PULL, PUSH)] == ["True", ""]


@dataclass(frozen=True, slots=True)
class Place:
    """A clone of the project, and the web where its site is live below /notes/."""

    clone: Path
    web: Path
    address: str
    runner: Runner

    def publish(self, contexts: dict[str, Any] | None = None, pages: str = "success") -> Ran:
        """Run the job that builds, with what lies in the clone."""
        shutil.rmtree(self.clone / "site", ignore_errors=True)
        (self.runner.temporary / "live.json").unlink(missing_ok=True)
        outputs = {"base_url": self.address} if pages == "success" else {}
        runner = replace(self.runner, actions={"pages": {"outcome": pages, "outputs": outputs}})
        job = PUBLISH["jobs"]["build"]
        here = {**job, "steps": [step for step in job["steps"] if step.get("name") != "Install uv"]}
        return runner.run(here, PUSH | (contexts or {}))

    def replace_documents(self, files: dict[str, str], *, settings: bool = False) -> None:
        """Put other documents into the place of all that are there, and leave the settings if they are to stay."""
        for file in (self.clone / "sources").iterdir():
            if file.is_dir():
                shutil.rmtree(file)
            elif not settings or file.suffix != ".toml":
                file.unlink()
        write(self.clone / "sources", files)

    @property
    def ours(self) -> list[str]:
        """The files of the site that speak of what our documents are about, its scripts apart."""
        return [
            path
            for path, data in tree(self.clone / "site").items()
            if OURS.search(path.encode() + b"\n" + data) and not path.startswith("assets/")
        ]


class _Handler(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def git(folder: Path, *words: str) -> str:
    """Run git, also where the folder belongs to another user, as in a container."""
    command = ["git", "-c", "safe.directory=*", "-c", "user.name=x", "-c", "user.email=x@x.example", *words]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A clone of the working tree, and a web server for the live site."""
    folder = tmp_path_factory.mktemp("workflows")
    clone = folder / "clone"
    for path in git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0"):
        if path and (ROOT / path).is_file():
            (clone / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / path, clone / path)
    git(clone, "init", "--quiet")
    # As a link it is not the folder that .gitignore means.
    write(clone, {".git/info/exclude": "/node_modules\n"})
    git(clone, "add", "--all")
    git(clone, "commit", "--quiet", "--message", "The project")
    # What the first build would fetch: the browser libraries. Pictures of links are kept by what they show.
    bundle(find(ROOT), lambda _: None)
    (clone / "node_modules").symlink_to(ROOT / "node_modules")
    if (ROOT / ".cache/previews").is_dir():
        shutil.copytree(ROOT / ".cache/previews", clone / ".cache/previews")
    uv = os.environ.get("UV") or shutil.which("uv")
    assert uv, "uv was not found: install it (python3 -m pip install uv) and run the tests again"
    (folder / "temporary").mkdir()
    (folder / "web/notes").mkdir(parents=True)
    environment = {
        **PUBLISH["env"],
        "CI": "true",
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), str(Path(uv).parent), os.environ["PATH"]]),
        # uv takes the environment that the tests run in, as it is, with the code of the clone.
        "UV_PROJECT_ENVIRONMENT": sys.prefix,
        "UV_NO_SYNC": "1",
        "PYTHONPATH": str(clone / "scripts"),
    }
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=folder / "web")) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/notes"
        yield Place(clone, folder / "web/notes", address, Runner(clone, folder / "temporary", environment, {}))
        server.shutdown()


@pytest.fixture(scope="module")
def first(whole: Place) -> Ran:
    """The first publication, of our own documents: from then on the site is live."""
    ran = whole.publish()
    assert ran.is_green, ran.log
    shutil.copytree(whole.clone / "site", whole.web, dirs_exist_ok=True)
    return ran


@pytest.fixture
def place(whole: Place, first: Ran) -> Iterator[Place]:
    """The clone as it was checked out, after the first publication."""
    assert first.is_green
    yield whole
    git(whole.clone, "reset", "--quiet", "--hard")
    git(whole.clone, "clean", "--quiet", "--force", "-d")


def test_the_first_publication_builds_the_site_for_its_address(whole: Place, first: Ran) -> None:
    assert first.steps == [
        "actions/checkout@v7.0.1",
        "actions/setup-python@v7.0.0",
        "Ask where the site is published",
        "Fetch the addresses of the site that is live",
        "Build the site",
        "Account for every line",
        "Hand over the site",
    ]
    assert first.summary.startswith("# The study site is fine\n")
    assert first.summary.endswith("\nNo site is live yet that this one could be compared with.\n")
    assert f"Nothing is published yet: there is no {whole.address}/addresses.json." in first.log
    assert f'<link rel="canonical" href="{whole.address}/read/">' in (whole.web / "read/index.html").read_text()
    assert "sources/study-guide.txt: " in first.log
    # A fresh checkout is what was committed: nothing of the build changes what people wrote.
    assert not [line for line in git(whole.clone, "status", "--short").splitlines() if not line[3:].startswith("docs/")]


def test_other_documents_alone_make_a_site_without_a_trace_of_ours(place: Place) -> None:
    place.replace_documents({"cells.txt": CELLS})
    ran = place.publish()
    assert ran.is_green, ran.log
    assert place.ours == []
    assert "| documents | 1 | 0 | 0 | 0 |" in ran.summary
    assert "Questions: lost" not in ran.summary
    assert "Cells of plants" in (place.clone / "site/index.html").read_text()
    assert not (place.clone / "docs/read/lesson.md").exists()


def test_settings_that_stayed_behind_leave_no_trace_either_but_the_wish_not_to_be_listed_counts(place: Place) -> None:
    place.replace_documents({"cells.txt": CELLS}, settings=True)
    settings = place.clone / "sources/sources.toml"
    settings.write_text(settings.read_text().replace("[site]\n", "[site]\nnoindex = true\n"))
    ran = place.publish()
    assert ran.is_green, ran.log
    assert place.ours == []
    assert ran.summary.count("none of the documents that this file names is here") == 1
    site = tree(place.clone / "site")
    pages = [path for path, data in site.items() if path.endswith(".html")]
    assert len(pages) > 5
    assert [path for path in pages if b'<meta name="robots" content="noindex">' not in site[path]] == []
    # A crawler that may not fetch a page cannot read there that it shall not list it.
    assert not {"sitemap.xml", "sitemap.xml.gz", "robots.txt"} & site.keys()


def test_no_documents_at_all_end_with_what_to_do(place: Place) -> None:
    place.replace_documents({})
    ran = place.publish()
    assert not ran.is_green
    assert ran.steps[-1] == "Build the site"
    assert ran.summary.startswith("# The study site could not be built\n")
    assert "put your documents \\(\\.txt, \\.md, \\.csv …\\) into this folder" in ran.summary


def test_a_pull_request_that_loses_a_question_says_so_and_publishes_nothing(place: Place) -> None:
    guide = place.clone / "sources/exam-guide.txt"
    questions = [line for line in guide.read_text().splitlines() if line.endswith("?")]
    lost, reworded = questions[0], questions[1]
    text = guide.read_text().replace(lost, "").replace(reworded, reworded.removesuffix("?") + ", would you say?")
    guide.write_text(text)
    ran = place.publish(PULL)
    assert "Hand over the site" not in ran.steps
    assert ran.is_green, ran.log
    assert "### Questions: lost" in ran.summary
    assert "looks like the new" in ran.summary
    assert "```toml\n[questions]\n" in ran.summary
    assert "would you say?" in ran.summary


def test_a_broken_document_is_red_and_named(place: Place) -> None:
    place.replace_documents({"cells.txt": CELLS, "scan.txt": "%PDF\0\1"})
    ran = place.publish(PULL)
    assert not ran.is_green
    assert ran.summary.startswith("# The study site was built, but something is missing\n")
    assert "\n- sources/scan\\.txt\\: the file is no text" in ran.summary


def test_a_repository_without_pages_is_told_how_to_switch_them_on(whole: Place) -> None:
    ran = whole.publish(pages="failure")
    assert not ran.is_green
    assert ran.steps[-1] == "Say what to do if it is published nowhere"
    assert "Open Settings, then Pages, choose “GitHub Actions” as the Source" in ran.summary


def test_a_live_site_that_does_not_answer_stops_the_publication(whole: Place) -> None:
    ran = replace(whole, address="http://127.0.0.1:9/notes").publish()
    assert not ran.is_green
    assert "# The site that is live does not answer\n" in ran.summary
    assert "(http://127.0.0.1:9/notes/addresses.json, answer: none)" in ran.summary


def test_starting_afresh_does_not_ask_the_live_site() -> None:
    (fetch,) = [step for step in PUBLISH["jobs"]["build"]["steps"] if step.get("name", "").startswith("Fetch")]
    pages = {"steps": {"pages": {"outcome": "success"}}}
    assert value(fetch["if"], pages)
    assert value(fetch["if"], pages | {"inputs": {"afresh": False}})
    assert not value(fetch["if"], pages | {"inputs": {"afresh": True}})


def test_the_tests_run_for_our_documents_and_for_no_others(place: Place) -> None:
    job = TESTS["jobs"]["test"]
    known = {**job, "steps": [step for step in job["steps"] if step.get("name") != "Test"]}
    assert place.runner.run(known, PUSH).outputs["documents"] == {"known": "true"}
    write(place.clone / "sources", {"cells.txt": CELLS})
    ran = place.runner.run(known, PUSH)
    assert ran.outputs["documents"] == {"known": "false"}
    assert "::notice::sources/ holds other documents" in ran.log
    (test,) = [step for step in job["steps"] if step.get("name") == "Test"]
    assert [
        value(test["if"], {"steps": {"documents": {"outputs": {"known": told}}}}) for told in ("true", "false")
    ] == [
        True,
        False,
    ]
    assert value(job["if"].strip("${} "), PUSH)
    assert not value(job["if"].strip("${} "), {"github": {"event": {"created": True}}})
