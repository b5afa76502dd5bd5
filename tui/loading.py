"""The threads that talk to the Store: the desk answers short questions in order, a loader does one long piece of work.

Nothing here touches a widget. Screens await :meth:`Desk.ask`; the event loop never waits for the disk.
"""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, TypeVar

from store.models import LoadOptions, LoadSummary, Progress

if TYPE_CHECKING:
    from store.store import Store

T = TypeVar("T")


class Desk:
    """One thread with its own Store, which it opens and closes itself; questions are answered in order."""

    def __init__(self, open_store: Callable[[], Store]) -> None:
        self._open = open_store
        self._questions: queue.SimpleQueue[tuple[Callable[[Store], Any], Future[Any]] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, daemon=True, name="store")
        self._thread.start()

    def _run(self) -> None:
        store: Store | None = None
        while (question := self._questions.get()) is not None:
            work, answer = question
            if not answer.set_running_or_notify_cancel():
                continue
            try:
                store = store or self._open()
                answer.set_result(work(store))
            except BaseException as problem:  # handed to whoever asked
                answer.set_exception(problem)
        if store is not None:
            store.close()

    def submit(self, work: Callable[[Store], T]) -> Future[T]:
        """Put a question in the queue."""
        answer: Future[T] = Future()
        self._questions.put((work, answer))
        return answer

    def ask_now(self, work: Callable[[Store], T]) -> T:
        """Wait for an answer where there is no event loop yet; raises what the Store raises."""
        return self.submit(work).result()

    async def ask(self, work: Callable[[Store], T]) -> T:
        """Wait for an answer without blocking the screen; raises what the Store raises."""
        return await asyncio.wrap_future(self.submit(work))

    def close(self, seconds: float = 1.0) -> None:
        """Let the question that is being answered finish, at most ``seconds``, and close the Store."""
        self._questions.put(None)
        self._thread.join(seconds)


class Loading:
    """A load in its own thread with its own Store; ``cancel`` stops it after the file it is at."""

    def __init__(self, open_store: Callable[[], Store], paths: list[str], options: LoadOptions) -> None:
        self._open = open_store
        self.paths = paths
        self.options = options
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Ask the load to stop; what is loaded stays."""
        self._stop.set()

    def start(self, advanced: Callable[[Progress], None], finished: Callable[[LoadSummary | Exception], None]) -> None:
        """Run; both callbacks come from the loader's thread."""

        def run() -> None:
            try:
                with self._open() as store:
                    finished(
                        store.load(self.paths, self.options, progress=advanced, cancelled=self._stop.is_set),
                    )
            except Exception as problem:  # handed to the screen, which says it in a sentence
                finished(problem)

        threading.Thread(target=run, daemon=True, name="load").start()
