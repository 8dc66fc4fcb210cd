"""A throw-away PostgreSQL server with the settings that a careful administrator of this machine would give it."""

import contextlib
import os
import pathlib
import shutil
import socket
import subprocess
import tempfile

SETTINGS = {"shared_buffers": "1GB", "work_mem": "128MB", "effective_cache_size": "4GB", "random_page_cost": "1.1", "jit": "off",
            "max_parallel_workers": "2", "listen_addresses": "127.0.0.1", "max_wal_size": "4GB"}


@contextlib.contextmanager
def running():
    """Starts a server of the newest version installed and yields its address; it leaves nothing behind."""
    programs = max(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), default=None)
    if programs is None:
        raise SystemExit("No PostgreSQL server found: install the package postgresql.")
    folder = tempfile.mkdtemp()
    # The server refuses to run as root.
    as_user = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
    if as_user:
        shutil.chown(folder, "postgres")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    def call(program, *arguments):
        subprocess.run([*as_user, programs / program, "-D", f"{folder}/data", *arguments], check=True, cwd=folder, stdout=subprocess.DEVNULL)

    options = " ".join(f"-c {name}={value}" for name, value in SETTINGS.items())
    try:
        call("initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        call("pg_ctl", "-w", "-l", f"{folder}/log", "-o", f"-p {port} -k {folder} {options}", "start")
        yield f"postgresql://postgres@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run([*as_user, programs / "pg_ctl", "-D", f"{folder}/data", "-m", "immediate", "stop"], check=False, cwd="/",
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        shutil.rmtree(folder, ignore_errors=True)
