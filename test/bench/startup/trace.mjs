// What a trace of Chromium's says of a page's main thread. All times in milliseconds.

/** What is recorded: the threads' tasks with the processor's time of each, our marks, and what the page did in them. */
export const categories = ['toplevel', 'blink.user_timing', 'devtools.timeline'];

/** The main thread of the page whose marks are in the trace, from the page's first byte on. */
export class MainThread {
  #marks;
  /** Its tasks in order, from the one on in which the page began. */
  tasks;
  #events;

  constructor(events, url) {
    const [first] = events.filter(({ name }) => name === 'bench:shown');
    if (!first) throw new Error(`${url} was never on view.`);
    const here = events.filter(({ pid, tid }) => pid === first.pid && tid === first.tid);
    this.#marks = new Map(
      here.filter(({ name }) => name.startsWith('bench:')).map((mark) => [mark.name.slice(6), mark]),
    );
    const begun = here.find(({ name, args }) => name === 'CommitLoad' && args.data.url === url);
    if (!begun) throw new Error(`The trace does not say when ${url} began.`);
    this.tasks = here
      .filter(({ name, ts, dur }) => name.endsWith('::RunTask') && ts + dur > begun.ts)
      .map((task) => ({ ...task, tdur: task.tdur ?? 0 })) // too short to be measured
      .sort((one, other) => one.ts - other.ts);
    this.#events = here.filter(({ ph, tdur, name }) => ph === 'X' && tdur && !name.endsWith('::RunTask'));
  }

  /** How long the thread worked until a mark: from the page's begin, or from another mark's task on. */
  worked(until, from) {
    const end = this.#mark(until);
    const begin = from === undefined ? Number.NEGATIVE_INFINITY : this.#mark(from).ts;
    let sum = 0;
    for (const { ts, dur, tts, tdur } of this.tasks) {
      if (ts + dur < begin || ts > end.ts) continue;
      sum += ts + dur > end.ts ? end.tts - tts : tdur;
    }
    return sum / 1000;
  }

  /** By the clock, until the page was on view. */
  toShown() {
    return (this.#mark('shown').ts - this.tasks[0].ts) / 1000;
  }

  /** By the clock, from one mark to another. */
  passed(from, until) {
    return (this.#mark(until).ts - this.#mark(from).ts) / 1000;
  }

  /** The longest tasks: the thread's time, the clock's, and what took most of it. */
  longest(count) {
    const shown = this.#mark('shown').ts;
    return [...this.tasks]
      .sort((one, other) => other.tdur - one.tdur)
      .slice(0, count)
      .map((task) => ({
        thread: task.tdur / 1000,
        clock: task.dur / 1000,
        after: (task.ts - shown) / 1000,
        did: this.#did(task),
      }));
  }

  /** What was done in a task, or until a mark: each event's own time, without the events in it. */
  #did(task) {
    return shares(this.#events.filter(({ ts }) => ts >= task.ts && ts < task.ts + task.dur)).slice(0, 4);
  }

  /** What the thread did until a mark: from the page's begin, or from another mark's task on. */
  did(until, from) {
    const end = this.#mark(until).ts;
    const at = from === undefined ? 0 : this.#mark(from).ts;
    const { ts: begin } = this.tasks.find(({ ts, dur }) => ts + dur > at);
    return shares(this.#events.filter(({ ts }) => ts >= begin && ts < end));
  }

  #mark(name) {
    const mark = this.#marks.get(name);
    if (!mark) throw new Error(`The page never came to “${name}”.`);
    return mark;
  }
}

/** Each kind of event's own time, the largest first. */
function shares(events) {
  const own = new Map();
  const open = [];
  for (const event of [...events].sort((one, other) => one.ts - other.ts || other.dur - one.dur)) {
    while (open.length && open.at(-1).ts + open.at(-1).dur <= event.ts) open.pop();
    const name = named(event);
    own.set(name, (own.get(name) ?? 0) + event.tdur / 1000);
    const around = open.at(-1);
    if (around) own.set(named(around), own.get(named(around)) - event.tdur / 1000);
    open.push(event);
  }
  return [...own].map(([name, time]) => ({ name, time })).sort((one, other) => other.time - one.time);
}

function named({ name, args }) {
  const { url, functionName } = args?.data ?? {};
  const file = url?.split('/').at(-1);
  return [name, functionName, file].filter(Boolean).join(' ');
}
