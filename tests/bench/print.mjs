const print = (text = '') => process.stdout.write(`${text}\n`);

function table(head, rows) {
  print(`| ${head.join(' | ')} |`);
  print(`| ${head.map(() => '---').join(' | ')} |`);
  for (const row of rows) print(`| ${row.map((each) => each ?? '-').join(' | ')} |`);
  print();
}

const number = (value) => (value === undefined ? undefined : value.toLocaleString('en'));

export function printMachine({ date, cpu, cores, memory, node, load }) {
  print(`${date}; ${cpu}, ${cores} cores, ${memory}; Node ${node}; load ${load} when it began.\n`);
}

/** Milliseconds by size and peer, one table for each delay. */
export function printGetting(rows) {
  const peers = [...new Set(rows.map(({ peer }) => peer))];
  for (const delay of new Set(rows.map(({ delayMs }) => delayMs))) {
    print(`Getting all exclusions, ms; each call is answered ${delay} ms late\n`);
    const ofDelay = rows.filter(({ delayMs }) => delayMs === delay);
    table(
      ['rows', 'floor', ...peers, 'console to floor', 'console: first rows'],
      [...new Set(ofDelay.map(({ size }) => size))].map((size) => {
        const of = (name) => ofDelay.find((row) => row.size === size && row.peer === name);
        const own = of('console');
        return [
          number(size),
          own.toFloor && number(Math.round(own.ms / own.toFloor / delay) * delay),
          ...peers.map((name) => number(of(name)?.ms) ?? of(name)?.skipped),
          own.toFloor,
          number(own.firstRowsMs),
        ];
      }),
    );
  }
}

export function printPure(rows) {
  print(`Computing over ${number(rows[0].size)} exclusions, ms\n`);
  table(
    ['function', 'median', 'first time'],
    rows.map(({ name, ms, first }) => [name, ms, first]),
  );
}

/** What a view took, a column for each size. */
export function printViews({ runs, list }) {
  print('In the browser; each call is answered 50 ms late\n');
  const names = [...new Set(runs.flatMap(({ figures }) => Object.keys(figures)))];
  table(
    ['', ...runs.map(({ size }) => number(size))],
    names.map((name) => [name, ...runs.map(({ figures }) => number(figures[name]))]),
  );
  const growth = runs.slice(1).map(({ size, figures }, at) => {
    const less = runs[at];
    return (1000 * (figures['heap, kB'] - less.figures['heap, kB'])) / (size - less.size);
  });
  print(`Heap for each further row, bytes: ${growth.map((each) => number(Math.round(each))).join(', ')}\n`);
  print('The list of 50,000 runs\n');
  table(
    ['', 'figure'],
    Object.entries(list).map(([name, figure]) => [name, number(figure)]),
  );
}
