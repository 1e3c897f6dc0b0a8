"""Where a run works: its programs, its temporary data, the processes that it starts and always stops."""

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import threading
import time

PACKAGES = {"wrk": "wrk", "nginx": "nginx-light", "taskset": "util-linux"}


class Workshop:
    def __init__(self, home, binaries, folder, quick):
        self.home = home
        self.lutrin = str(binaries / "lutrin")
        self.bench = str(binaries / "Bench")
        self.folder = folder
        self.quick = quick
        self.data = folder / "data"
        self.portal = "9999999A"
        self._catalogues = {}

    def catalogue(self, records):
        """The synthetic catalogue of so many records, made once; its queries stand beside it."""
        if records not in self._catalogues:
            path = self.folder / f"catalogue-{records}.mrc"
            self.json([self.bench, "generate", path, "--records", records])
            self._catalogues[records] = path
        return self._catalogues[records]

    def filled_portal(self, records, rne=None):
        """A portal with that catalogue, a fifth of its copies on loan; made once."""
        rne = rne or self.portal
        if not (self.data / "portals" / f"{rne}.sqlite").exists():
            catalogue = self.catalogue(records)
            self.call([self.lutrin, "portal", "create", rne, "--name", "CDI d’essai", "--data", self.data])
            self.call([self.lutrin, "import", "records", "--portal", rne, "--data", self.data, catalogue])
            self.json([self.bench, "lend", self.data, rne])
        return rne

    @property
    def records(self):
        return 5_500 if self.quick else 11_000

    def call(self, command, limit=300):
        """Runs to the end; an error says what the program said."""
        done = subprocess.run(
            [str(word) for word in command], cwd=self.home, capture_output=True, text=True, timeout=limit,
        )
        if done.returncode != 0:
            raise RuntimeError(f"{command[0]} {command[1]}: {(done.stderr or done.stdout).strip()[-400:]}")
        return done.stdout

    def json(self, command, limit=300):
        return json.loads(self.call(command, limit))

    def timed(self, command, limit=300):
        """Seconds, processor seconds and peak memory in bytes of a program run to its end."""
        start = time.perf_counter()
        with open(self.folder / "output.txt", "w+", encoding="utf-8") as output:
            child = subprocess.Popen(
                [str(word) for word in command], cwd=self.home, stdout=output, stderr=subprocess.STDOUT,
            )
            guard = threading.Timer(limit, child.kill)
            guard.start()
            try:
                _, status, usage = os.wait4(child.pid, 0)
            finally:
                guard.cancel()
            child.returncode = os.waitstatus_to_exitcode(status)
            seconds = time.perf_counter() - start
            output.seek(0)
            said = output.read()
        if child.returncode != 0:
            raise RuntimeError(f"{command[0]} {command[1]}: {said.strip()[-400:]}")
        return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, said

    @contextlib.contextmanager
    def serving(self, command):
        """A server that says where it answers on its first line; stopped whatever happens."""
        start = time.perf_counter()
        child = subprocess.Popen(
            [str(word) for word in command], cwd=self.home, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )
        try:
            line = child.stdout.readline()
            if "http://" not in line:
                raise RuntimeError(f"{command[0]} did not start: {line.strip()}")
            port = int(line.strip().rstrip("/").rsplit(":", 1)[1])
            connected(port)
            yield Server(child.pid, port, time.perf_counter() - start)
        finally:
            stop(child)

    @contextlib.contextmanager
    def nginx(self, page, *, gzip=False, tuned=False):
        """nginx with one worker, serving one page as a file; tuned, it keeps the file open."""
        root = self.folder / "nginx"
        shutil.rmtree(root, ignore_errors=True)
        (root / "html").mkdir(parents=True)
        (root / "html" / "page.html").write_bytes(page)
        os.chmod(self.folder, 0o755)
        port = free_port()
        (root / "nginx.conf").write_text(NGINX.format(root=root, port=port, gzip="on" if gzip else "off",
            cache="open_file_cache max=10; open_file_cache_valid 3600s;" if tuned else ""))
        start = time.perf_counter()
        child = subprocess.Popen(
            pinned(0, [shutil.which("nginx"), "-p", root, "-c", root / "nginx.conf", "-e", "stderr"]),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        try:
            connected(port)
            yield Server(child.pid, port, time.perf_counter() - start)
        finally:
            stop(child)


class Server:
    def __init__(self, pid, port, start):
        self.pid, self.port, self.start = pid, port, start

    def work(self):
        """Processor seconds so far: utime and stime, fields 14 and 15 of proc(5)."""
        with open(f"/proc/{self.pid}/stat", encoding="utf-8") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def resident(self):
        with open(f"/proc/{self.pid}/statm", encoding="utf-8") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def lacking(*tools):
    """What to say of the tools that are not here; empty when all are."""
    absent = [tool for tool in tools if not shutil.which(tool)]
    return ", ".join(f"{tool} is absent (apt install {PACKAGES[tool]})" for tool in absent)


def pinned(core, command):
    command = [str(word) for word in command]
    if (os.cpu_count() or 1) < 2 or not shutil.which("taskset"):
        return command
    return ["taskset", "-c", str(core), *command]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def connected(port, limit=10):
    """Returns once a connection is accepted."""
    end = time.perf_counter() + limit
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            if time.perf_counter() > end:
                raise RuntimeError(f"nothing answers on port {port}") from None
            time.sleep(0.002)


def stop(child):
    if child.poll() is None:
        child.send_signal(signal.SIGTERM)
        try:
            child.wait(timeout=12)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


NGINX = """
daemon off; master_process off; pid {root}/nginx.pid; error_log stderr emerg;
events {{ worker_connections 1024; }}
http {{
  access_log off; sendfile on; tcp_nopush on; tcp_nodelay on;
  keepalive_requests 100000000; {cache}
  gzip {gzip}; gzip_comp_level 5; gzip_min_length 1000;
  client_body_temp_path {root}/body; proxy_temp_path {root}/proxy; fastcgi_temp_path {root}/fastcgi;
  uwsgi_temp_path {root}/uwsgi; scgi_temp_path {root}/scgi;
  types {{ text/html html; }}
  server {{ listen 127.0.0.1:{port}; root {root}/html; }}
}}
"""
