"""What docs/deployment/ and docs/operation.md say of settings, figures and versions is so."""

import json
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from chatbot.doors.server.app import create_app
from chatbot.doors.server.costs import ASKED_AT
from chatbot.doors.server.metrics import Metrics
from chatbot.service import Service
from chatbot.settings import Settings, is_secret

ROOT = Path(__file__).parents[1]
DEPLOYMENT = ROOT / "docs" / "deployment"
OPERATION = (ROOT / "docs" / "operation.md").read_text(encoding="utf-8")

# Where they lie depends on the machine; what a model is told depends on the model.
EXAMPLES = {"corpus", "index_dir", "models_dir", "state_dir", "query_prompt", "passage_prompt"}
# Of the proxy, the wrapper and the settings file, not of the product.
NO_SETTINGS = {"NAME", "INSIDE", "UPSTREAM", "PROGRAM", "SETTINGS_FILE"}


def text_of_file(name):
    return (DEPLOYMENT / name).read_text(encoding="utf-8")


def default_of(name):
    """The value that a file would set; a secret is empty."""
    value = Settings.model_fields[name].default
    return "" if is_secret(name) else list(value) if isinstance(value, tuple) else value


@pytest.fixture(scope="module")
def blocks():
    """Meaning and line of every setting in the example, in its order."""
    return re.findall(r"^## (.+)\n# (.+)$", text_of_file("chatbot.toml.example"), re.M)


def test_the_example_sets_nothing_until_it_is_changed():
    assert tomllib.loads(text_of_file("chatbot.toml.example")) == {}


def test_the_example_has_every_setting_with_its_meaning_and_default(blocks):
    values = tomllib.loads("\n".join(line for _, line in blocks))
    meanings = [meaning for meaning, _ in blocks]
    assert list(values) == list(Settings.model_fields)
    assert meanings == [field.description for field in Settings.model_fields.values()]
    for name in values.keys() - EXAMPLES:
        assert values[name] == default_of(name), name
    Settings(**values)


def shown(name):
    """A default as the table has it."""
    match default_of(name):
        case bool(value):
            return "on" if value else "off"
        case "" | []:
            return "none"
        case list(values):
            return f"`{' '.join(values)}`"
        case value:
            return f"`{value}`"


def test_the_table_of_settings_has_every_one_with_its_default():
    table = OPERATION.partition("\n## Settings\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `CHATBOT_(\w+)` \| (.+?) \| .+ \|$", table, re.M)
    assert [name.lower() for name, _ in rows] == list(Settings.model_fields)
    stated = {name.lower(): default for name, default in rows}
    for name in stated.keys() - EXAMPLES:
        assert stated[name] == shown(name), name


@pytest.mark.parametrize(
    "name",
    ["Containerfile", "compose.yaml", "Caddyfile", "chatbot.service", "chatbot-as-service"],
)
def test_what_is_set_there_is_a_setting(name):
    named = {variable.lower() for variable in re.findall(r"CHATBOT_(\w+)", text_of_file(name))}
    assert named <= Settings.model_fields.keys() | {other.lower() for other in NO_SETTINGS}


def test_what_operation_sets_is_a_setting():
    named = {variable.lower() for variable in re.findall(r"\bCHATBOT_([A-Z_]+)", OPERATION)}
    assert named - {"llm"} <= Settings.model_fields.keys() | {one.lower() for one in NO_SETTINGS}


def test_every_figure_of_an_alert_or_of_the_page_is_served(bot, settings, tmp_path):
    metrics = Metrics()
    own = settings.model_copy(update={"metrics": True, "journal": True, "state_dir": tmp_path})
    service = Service.load(own, [metrics.turn])
    try:
        client = TestClient(create_app(service, metrics=metrics))
        client.get("/", params={"q": "ต้องส่งตัวชี้วัดเมื่อไหร่"})
        served = client.get("/metrics").text
    finally:
        service.close()
    alerts = text_of_file("prometheus-alerts.yaml")
    named = set(re.findall(r"\bchatbot_[a-z_]+", alerts))
    assert len(named) > 8
    assert not [name for name in named if not re.search(rf"^{name}(_bucket)?[{{ ]", served, re.M)]
    labels = set(re.findall(r"\{(\w+)=~?\"", alerts)) - {"job"}
    assert labels
    assert not [label for label in labels if f'{label}="' not in served]
    assert set(re.findall(r'route="([^"]+)"', alerts)) <= ASKED_AT

    table = OPERATION.partition("\n### Figures\n")[2].partition("\n### ")[0]
    kinds = set(re.findall(r"^# TYPE (\S+) (?:counter|gauge|histogram)$", served, re.M))
    rows = re.findall(r"^\| `(chatbot_\w+)` \|", table, re.M)
    assert set(rows) == {kind for kind in kinds if not kind.endswith("_created")}


def test_the_image_is_of_the_versions_that_everything_else_is():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    version = re.search(r"^TORCH_VERSION := (\S+)$", makefile, re.M)[1]
    assert f"ARG TORCH_VERSION={version}\n" in text_of_file("Containerfile")
    assert set(re.findall(r"torch==([\d.]+)", OPERATION)) == {version}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    images = re.findall(r"^FROM .*python:([\d.]+)-slim", text_of_file("Containerfile"), re.M)
    assert len(set(images)) == 1
    assert f"Programming Language :: Python :: {images[0]}" in project["classifiers"]


def test_only_what_the_wheel_is_made_of_goes_into_the_image():
    ignored = text_of_file(".containerignore")
    assert text_of_file("Containerfile.dockerignore") == ignored
    taken = re.findall(r"^!(\S+)$", ignored, re.M)
    assert all((ROOT / name).exists() for name in taken)
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wheel = wheel["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert {*wheel["packages"], *wheel["force-include"]} <= set(taken)


@pytest.mark.skipif(not shutil.which("nginx"), reason="no nginx here")
def test_nginx_takes_the_example(tmp_path):
    site = text_of_file("nginx.conf")
    # A certificate of ours is not there, and the log of the machine not ours to write.
    site = re.sub(r"^ +ssl_certificate.*\n", "", site, flags=re.M).replace(" ssl http2", "")
    site = site.replace("/var/log/nginx/error.log", str(tmp_path / "error.log"))
    # Ports below 1024 are not everybody's.
    site = re.sub(r"listen (\[::\]:)?(80|443)", r"listen \g<1>1\g<2>", site)
    kept = "".join(
        f"{kind}_temp_path {tmp_path / kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    main = tmp_path / "nginx.conf"
    main.write_text(f"pid {tmp_path}/pid;\nevents {{}}\nhttp {{\n{kept}{site}\n}}\n")
    done = subprocess.run(
        ["nginx", "-t", "-q", "-e", tmp_path / "error.log", "-c", main],
        capture_output=True,
        check=False,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not shutil.which("caddy"), reason="no caddy here")
def test_caddy_takes_the_example_and_keeps_editors_inside(tmp_path):
    done = subprocess.run(
        ["caddy", "adapt", "--config", DEPLOYMENT / "Caddyfile", "--adapter", "caddyfile"],
        capture_output=True,
        check=True,
        env={"HOME": str(tmp_path), "CHATBOT_NAME": "faq.example.go.th", "PATH": "/usr/bin"},
        text=True,
    )
    adapted = json.dumps(json.loads(done.stdout))
    assert "faq.example.go.th" in adapted
    assert '"path": ["/metrics", "/admin", "/admin/*"]' in adapted
    assert '"ranges": ["127.0.0.1/32", "::1/128"]' in adapted


PAGES = ("SECURITY.md", "dependencies.md", "operation.md", "operation.th.md")


def anchors(path):
    """What the headings of a page can be linked to by."""
    headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("name", PAGES)
def test_every_link_of_a_page_leads_somewhere(name):
    page = ROOT / "docs" / name
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if target.startswith("https://"):
            continue
        file, _, anchor = target.partition("#")
        to = page.parent / file if file else page
        assert to.exists(), target
        assert not anchor or anchor in anchors(to), target


def test_every_test_that_the_page_on_security_names_is_there():
    text = (ROOT / "docs" / "SECURITY.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(tests/[\w/.]+)`", text))
    assert len(named) > 10
    assert not [path for path in named if not (ROOT / path).exists()]
