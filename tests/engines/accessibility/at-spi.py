"""What assistive technology is told, over AT-SPI: `enable` turns it on for programs that start later on this bus, `read`
prints the tree below the first web document that has a given role and name in it, one object a line.

Needs Debian's python3-gi and gir1.2-atspi-2.0.
"""

import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

SAID_STATES = {
    Atspi.StateType.FOCUSED: "focused",
    Atspi.StateType.EXPANDED: "expanded",
    Atspi.StateType.SELECTED: "selected",
    Atspi.StateType.CHECKED: "checked",
    Atspi.StateType.PRESSED: "pressed",
}
SAID_ATTRIBUTES = ("level", "current", "sort", "haspopup", "rowcount", "rowindex")


def enable():
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    for name in ("IsEnabled", "ScreenReaderEnabled"):
        bus.call_sync(
            "org.a11y.Bus",
            "/org/a11y/bus",
            "org.freedesktop.DBus.Properties",
            "Set",
            GLib.Variant("(ssv)", ("org.a11y.Status", name, GLib.Variant("b", True))),
            None,
            Gio.DBusCallFlags.NONE,
            -1,
            None,
        )


def children(node):
    return [child for at in range(node.get_child_count()) if (child := node.get_child_at_index(at))]


def documents(node):
    if node.get_role_name() == "document web":
        yield node
        return
    for child in children(node):
        yield from documents(child)


def find(node, role, name):
    roles = (node.get_role_name(), (node.get_attributes() or {}).get("xml-roles"))
    if role in roles and (name == "" or (node.get_name() or "") == name):
        return node
    for child in children(node):
        found = find(child, role, name)
        if found:
            return found
    return None


def text_of(node):
    """The words that an object holds itself; U+FFFC stands where a child is."""
    text = node.get_text_iface()
    if text is None:
        return ""
    words = Atspi.Text.get_text(text, 0, Atspi.Text.get_character_count(text))
    return " ".join(words.replace("\ufffc", " ").split())


def line(node):
    name = node.get_name() or ""
    words = text_of(node)
    states = node.get_state_set()
    said = [word for state, word in SAID_STATES.items() if states.contains(state)]
    if states.contains(Atspi.StateType.EXPANDABLE) and "expanded" not in said:
        said.append("collapsed")
    attributes = node.get_attributes() or {}
    said += [f"{key}={attributes[key]}" for key in SAID_ATTRIBUTES if attributes.get(key, "") not in ("", "false")]
    parts = [node.get_role_name()]
    if name:
        parts.append(f'"{name}"')
    if words and words != name:
        parts.append(f"text: {words}")
    if said:
        parts.append(f"[{', '.join(said)}]")
    return " ".join(parts)


def dump(node, depth=0):
    print("  " * depth + line(node))
    for child in children(node):
        dump(child, depth + 1)


def read(role, name):
    Atspi.init()
    desktop = Atspi.get_desktop(0)
    for application in children(desktop):
        for document in documents(application):
            found = find(document, role, name)
            if found:
                dump(found)
                return 0
    return 1


if __name__ == "__main__":
    sys.exit(enable() if sys.argv[1] == "enable" else read(sys.argv[2], sys.argv[3]))
