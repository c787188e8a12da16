"""Runs a program, not as root, that is killed at a system call that is not named. Usage: fenced.py FILE-OF-CALLS PROGRAM ARGUMENT…"""
import os
import pathlib
import sys

import seccomp

NOBODY = 65534
WRITE, EXECUTE = 2, 4  # PROT_WRITE, PROT_EXEC

fence = seccomp.SyscallFilter(defaction=seccomp.KILL_PROCESS)
for name in pathlib.Path(sys.argv[1]).read_text().split():
    try:
        seccomp.resolve_syscall(seccomp.Arch(), name)
        # MemoryDenyWriteExecute
        if name == "mmap":
            for unset in (WRITE, EXECUTE):
                fence.add_rule(seccomp.ALLOW, name, seccomp.Arg(2, seccomp.MASKED_EQ, unset, 0))
        elif name == "mprotect":
            fence.add_rule(seccomp.ALLOW, name, seccomp.Arg(2, seccomp.MASKED_EQ, EXECUTE, 0))
        else:
            fence.add_rule(seccomp.ALLOW, name)
    except (RuntimeError, ValueError, OSError):
        pass  # not a call of this architecture
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(NOBODY)
    os.setuid(NOBODY)
fence.load()
os.execv(sys.argv[2], sys.argv[2:])
