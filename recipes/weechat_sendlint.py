"""WeeChat: holds what you type until it was looked at. Copy it to ~/.local/share/weechat/python/autoload/.

    /set plugins.var.python.sendlint.platform lancers

The stage is that of the thread named like the buffer: sendlint thread set irc.libera.client --platform lancers …
"""

import json
import select
import shlex
import subprocess

import weechat

#: WeeChat stands still while it waits for the answer
PATIENCE = 3.0
#: commands that send text, and how many words stand before it
SENDING = {"/msg": 1, "/query": 1, "/me": 0, "/say": 0, "/notice": 1}

host = None


def answer_to(request):
    """The answer of the program, which is started when it is needed; None when there is none in time."""
    global host
    if host is None or host.poll() is not None:
        command = shlex.split(weechat.config_get_plugin("command"))
        host = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        host.stdin.write(json.dumps(request).encode() + b"\n")
        host.stdin.flush()
        if select.select([host.stdout], [], [], PATIENCE)[0]:
            return json.loads(host.stdout.readline())
    except (OSError, ValueError):
        pass
    # a late answer must not be taken for the next one
    host.kill()
    host = None
    return None


def text_of(line):
    """What a line of input would send; empty for other commands."""
    if not line.startswith("/") or line.startswith("//"):
        return line
    command, _, rest = line.partition(" ")
    words = SENDING.get(command.lower())
    return rest.split(" ", words)[-1] if words is not None and len(rest.split(" ", words)) > words else ""


def before_input(data, modifier, buffer, line):
    text = text_of(line)
    platform = weechat.config_get_plugin("platform")
    if not text.strip() or not platform:
        return line
    name = weechat.buffer_get_string(buffer, "full_name")
    answer = answer_to({"id": name, "text": text, "platform": platform, "thread": name})
    if answer is not None and answer["verdict"] == "ok":
        return line
    if answer is None:
        weechat.prnt(buffer, "sendlint\tno answer, so this was not sent")
    else:
        weechat.prnt(buffer, f"sendlint\t{answer['message']}")
        for found in answer["findings"]:
            weechat.prnt(buffer, f"\t{found['what']} {found['value']}: {found['message']} {found['remedy']}")
    # back to the line it was typed in
    weechat.buffer_set(buffer, "input", line)
    return ""


def unload():
    if host is not None:
        host.kill()
    return weechat.WEECHAT_RC_OK


weechat.register("sendlint", "sendlint", "1", "MIT", "Checks what you type before it is sent", "unload", "")
for option, value in (("platform", ""), ("command", "sendlint host --lines")):
    if not weechat.config_is_set_plugin(option):
        weechat.config_set_plugin(option, value)
weechat.hook_modifier("input_text_for_buffer", "before_input", "")
