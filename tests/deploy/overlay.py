"""A copy of this machine in which everything may be changed: an overlay that is gone when its script ends."""
import os

from parts import Skipped, run

MAKE = """
set -e
mount -t tmpfs tmpfs "$1"
mkdir "$1"/upper "$1"/work "$1"/root
mount -t overlay overlay -o "lowerdir=/,upperdir=$1/upper,workdir=$1/work" "$1/root"
mount --bind /proc "$1/root/proc"
mount --rbind /dev "$1/root/dev"
mount -t tmpfs tmpfs "$1/root/run"
mount -t tmpfs tmpfs "$1/root/tmp"
mkdir "$1/root/tmp/upper"
mount --bind "$1/upper" "$1/root/tmp/upper"
cp -a "$2/." "$1/root/tmp"
"""


def in_copy_of_machine(home, script, *arguments):
    """Runs a bash script as root in the copy. /tmp holds what `home`/given does, /tmp/upper what the script changes."""
    given = home / "given"
    given.mkdir(exist_ok=True)
    (home / "top").mkdir(exist_ok=True)
    (given / "script").write_text("set -euo pipefail\ncd /tmp\n" + script)
    if os.geteuid() != 0:
        raise Skipped("only root can copy the machine")
    tried = run("unshare", "-m", "bash", "-c", MAKE, "make", home / "top", given)
    if tried.returncode != 0:
        raise Skipped("this machine does not let itself be copied: " + tried.stderr.strip())
    return run("unshare", "-m", "--pid", "--fork", "--kill-child", "bash", "-c",
               MAKE + 'top=$1; shift 2; exec chroot "$top/root" bash /tmp/script "$@"', "make", home / "top", given, *arguments,
               env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", "HOME": "/root", "DEBIAN_FRONTEND": "noninteractive"})
