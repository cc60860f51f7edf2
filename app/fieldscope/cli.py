"""The command line. Qt is imported only when a window is wanted, so that `--help` and the simulators start at once."""

import dataclasses
import gc
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import click

from fieldscope import __version__

THEMES: Final = ("system", "light", "dark")
LANGUAGES: Final = ("system", "en", "de")


@dataclasses.dataclass(frozen=True, slots=True)
class Options:
    """What the command line asked of the window."""

    project: Path | None = None
    """Project to open; None for an empty window."""
    demo: bool = False
    """Start the simulators and open the demo project."""
    screenshot: Path | None = None
    """Where to write a PNG of the main window before quitting."""
    quit_after: float | None = None
    """Seconds from the first paint until the program ends by itself."""
    theme: str = "system"
    """One of `THEMES`."""
    language: str = ""
    """One of `LANGUAGES`; empty for the one chosen in the menu."""
    safe: bool = False
    """Default preferences, which are not saved, and no connection started by itself."""
    trace_start: bool = False
    """Print time and processor time of the first paint, for `tests/bench/start.py`."""
    verbose: bool = False
    """Write debug messages to the log file."""

    @property
    def unattended(self) -> bool:
        """True when nobody needs to see the window: it may then be drawn without a display."""
        return self.screenshot is not None or self.quit_after is not None


def _window_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(
        [
            click.option(
                "--screenshot",
                type=click.Path(dir_okay=False, path_type=Path),
                metavar="FILE",
                help="Write a PNG of the main window to FILE before quitting.",
            ),
            click.option(
                "--quit-after",
                type=click.FloatRange(min=0, min_open=True, max=7 * 86400),
                metavar="SECONDS",
                help="Quit by itself after this time; status 0 only if every source delivered samples.",
            ),
            click.option("--theme", type=click.Choice(THEMES), help="Colours; default: as chosen in the menu."),
            click.option(
                "--language", type=click.Choice(LANGUAGES), help="Of the window; default: as chosen in the menu."
            ),
            click.option(
                "--safe-mode",
                "safe",
                is_flag=True,
                help="Start no connection by itself; use default colours and layout, not the preferences.",
            ),
            click.option(
                "--reset",
                is_flag=True,
                help="Move the preferences (layout, recent files, colours, language) aside first.",
            ),
            click.option("--trace-start", is_flag=True, hidden=True),
            click.option("--verbose", is_flag=True, help="Write debug messages to the log file."),
        ]
    ):
        command = option(command)
    return command


def _show(project: Path | None = None, demo: bool = False, **given: Any) -> None:
    if given["screenshot"] is not None and given["quit_after"] is None:
        raise click.UsageError("--screenshot needs --quit-after SECONDS: the time at which the picture is taken.")
    if given.pop("reset"):
        from fieldscope import preferences

        aside = preferences.set_aside()
        click.echo(f"The preferences are now in {aside}." if aside else "There are no preferences yet.", err=True)
    options = Options(
        project=project, demo=demo, **(given | {name: given[name] or "" for name in ("theme", "language")})
    )

    from fieldscope import platform_check

    if message := platform_check.prepare(unattended=options.unattended):
        click.echo(message, err=True)
        sys.exit(1)

    # The simulators start while Qt is loaded: the window then finds them ready.
    from fieldscope.simulators import start_all, stop_all

    simulators = start_all() if demo else []
    gc.disable()  # nearly everything made during the start stays; then it is up to `collector`
    try:
        from fieldscope.main import run

        status = run(options, simulators)
    finally:
        gc.enable()
        stop_all(simulators)
    sys.exit(status)


class _Main(click.Group):
    """Takes a project file for a command too: that is how desktops start a program for a file."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if self.get_command(ctx, args[0]) is None:
            from fieldscope.project import SUFFIX

            args = ["open", *args] if args[0].endswith(SUFFIX) else args
        return super().resolve_command(ctx, args)


@click.group(cls=_Main, invoke_without_command=True)
@_window_options
@click.version_option(__version__, prog_name="fieldscope", message="%(prog)s %(version)s")
@click.pass_context
def main(context: click.Context, /, **options: Any) -> None:
    """Live values of Rockwell PLCs and IEC 60870-5-104 servers on one time axis.

    Without a command the main window opens empty; a project file instead of a command is opened.
    """
    if context.invoked_subcommand is None:
        _show(**options)
    elif context.invoked_subcommand == "sim" and (given := _given(options)):
        flag = next(iter(given)).replace("_", "-")
        raise click.UsageError(f"--{flag} is for a window, which a simulator does not have")


def _given(options: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in options.items() if value not in (None, False)}


def _all(context: click.Context, options: dict[str, Any]) -> dict[str, Any]:
    """Give the options of a command with those typed before it; the later of two counts."""
    assert context.parent is not None
    return options | _given(context.parent.params) | _given(options)


@main.command()
@_window_options
@click.pass_context
def demo(context: click.Context, /, **options: Any) -> None:
    """Start a simulated PLC and a simulated 104 server, and show their values.

    Both run as processes of their own on free ports of this computer and end with the window.
    """
    _show(demo=True, **_all(context, options))


@main.command("open")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path))
@_window_options
@click.pass_context
def open_project(context: click.Context, /, file: Path, **options: Any) -> None:
    """Open the project FILE (.fieldscope)."""
    _show(project=file, **_all(context, options))


class _Simulators(click.Group):
    """One command per simulator, made from its settings when it is asked for: nothing is imported before."""

    def list_commands(self, _context: click.Context) -> list[str]:
        return ["104", "plc"]

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        if name == "plc":
            from pyconpro.simulator.faults import fault_table
            from pyconpro.simulator.run import SimulatorOptions as PlcOptions
            from pyconpro.simulator.run import serve as serve_plc

            about = "A simulated Logix controller with produced tags, over EtherNet/IP."
            return _simulator(name, about, PlcOptions, serve_plc, fault_table())
        if name == "104":
            from iec104.outstation.faults import fault_table as rtu_fault_table
            from iec104.simulator.run import SimulatorOptions as RtuOptions
            from iec104.simulator.run import serve as serve_rtu

            about = "A simulated IEC 60870-5-104 outstation: a feeder with breaker and tap changer."
            return _simulator(name, about, RtuOptions, serve_rtu, rtu_fault_table())
        return None


def _simulator(
    name: str, about: str, options_class: Any, serve: Callable[[Any], int], epilog: str = ""
) -> click.Command:
    from linkkit.settings import describe, problems

    def run(**given: Any) -> None:
        options = options_class(**given)
        if found := problems(options):
            raise click.UsageError("\n".join(found.values()))
        sys.exit(serve(options))

    descriptions = describe(options_class)
    parameters: list[click.Parameter] = []
    for field in dataclasses.fields(options_class):
        info = descriptions[field.name]
        kind: Any = int if "int" in str(field.type) else float if "float" in str(field.type) else str
        many = isinstance(field.default, tuple)
        parameters.append(
            click.Option(
                [f"--{field.name.replace('_', '-')}"],
                is_flag=field.type is bool,
                type=None if field.type is bool else kind,
                multiple=many,
                default=field.default,
                show_default=field.default not in (None, False, "", ()),
                metavar=info.placeholder or None,
                help=info.help,
            )
        )
    if epilog:
        epilog = "\b\nFaults:\n" + epilog
    return click.Command(name, params=parameters, callback=run, help=about, short_help=about, epilog=epilog)


@main.group(cls=_Simulators)
def sim() -> None:
    """Run one of the simulators alone, to try things without a plant.

    A simulator prints one line when it is ready and runs until Ctrl+C.
    """
