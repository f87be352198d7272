"""stop.py: runs cells that never end by themselves on the kernel, interrupts each, and counts the
threads that are left. Prints a report as JSON."""
import json
import queue
import time

from jupyter_client.manager import start_new_kernel

from refresh import FOLDER, use_lab

ENDLESS = {
    "loop": "while (true) { }",
    "recursion": "void deep(int n) { if (n < 90) { deep(n + 1); deep(n + 1); } } deep(0);",
    "stream": "Stream.generate(() -> 1).forEach(x -> { });",
    "printing": 'while (true) System.out.println("x");',
    "hub": """try (var hub = new greenlab.green.Hub()) {
    hub.spawn("ticking", () -> {
        while (true) {
            System.out.println("tick");
            greenlab.green.Hub.sleep(java.time.Duration.ofMillis(20));
        }
    });
    hub.run();
}""",
}
PRINTS_LATER = """new Thread(() -> {
    java.util.concurrent.locks.LockSupport.parkNanos(200_000_000);
    System.out.println("printed between cells");
}).start();"""
BUSY = """System.out.print(Thread.getAllStackTraces().entrySet().stream()
    .filter(thread -> thread.getKey() != Thread.currentThread())
    .filter(thread -> java.util.Arrays.toString(thread.getValue()).contains("REPL.")).count());"""


def execute(kc, code):
    """Runs a cell; returns its status and what it printed."""
    printed = []
    reply = kc.execute_interactive(code, timeout=60, output_hook=lambda message: printed.append(
        message["content"].get("text", "")))["content"]
    return reply["status"], "".join(printed)


def interrupt(km, kc, code):
    """Runs a cell and interrupts it after a second; returns its status. Repeats what came before the cell ran."""
    wanted = kc.execute(code)
    for _ in range(10):
        time.sleep(1)
        km.interrupt_kernel()
        try:
            while True:
                reply = kc.get_shell_msg(timeout=5)
                if reply["msg_type"] == "execute_reply" and reply["parent_header"]["msg_id"] == wanted:
                    return reply["content"]["status"]
        except queue.Empty:
            pass  # the kernel was still compiling the cell
    return "still running"


def drain(kc):
    try:
        while True:
            kc.get_iopub_msg(timeout=0.5)
    except queue.Empty:
        pass


def main():
    use_lab()
    km, kc = start_new_kernel(kernel_name="java", cwd=str(FOLDER), startup_timeout=60)
    try:
        execute(kc, PRINTS_LATER)
        drain(kc)
        stopped = {}
        for name, code in ENDLESS.items():
            status = interrupt(km, kc, code)
            drain(kc)
            stopped[name] = [status, *execute(kc, BUSY)]
        percent = execute(kc, "char c = '\"'; " + 'System.out.print(\"\"\"\n    %matplotlib\n    \"\"\");')
        patched = execute(kc, "System.out.print(greenlab.monkey.Monkey.patchAll().isEmpty());")
    finally:
        kc.stop_channels()
        km.shutdown_kernel(now=True)
    print(json.dumps({"stopped": stopped, "percent": percent, "patched": patched}))


main()
