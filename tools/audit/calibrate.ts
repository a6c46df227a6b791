// `npm run audit:calibrate`: made-up firms and clusters answer, and the audit engine is held against
// what they truly are (audit paper, 9). It shows how good software and design are, not how well the
// engine fits real firms: nobody knows that yet.
import { formatTable } from './calibrate/format-table.js';
import { type CalibrateOptions, readOptions, USAGE } from './calibrate/read-options.js';
import { runCells } from './calibrate/run-cells.js';
import { WHO_KNOWS_WHAT } from './calibrate/bounds/who-knows-what.js';

const options = optionsOrEnd();
const figures = await runCells(options, (done, of) => {
  if (process.stderr.isTTY) process.stderr.write(`\rcalibrating: ${done} of ${of}`);
});
if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
const missed = figures.filter(({ ok }) => !ok);
if (options.json) {
  for (const { figure, cell, value, goal, ok } of figures)
    console.log(
      JSON.stringify({ figure, cell, value, [options.bound ? 'wanted' : 'goal']: goal, ok }),
    );
} else if (options.bound) {
  console.log(`Synthetic firms only. Seed ${options.seed}.\n\n${formatTable(figures, 'wanted')}\n`);
  console.log(WHO_KNOWS_WHAT);
} else {
  console.log(`Synthetic firms only. Seed ${options.seed}.\n\n${formatTable(figures)}\n`);
  const goals = figures.filter(({ goal }) => goal !== null).length;
  console.log(`${goals - missed.length} of ${goals} goals reached.`);
}
// What is wanted beyond the goals fails nothing.
process.exitCode = missed.length === 0 || options.bound ? 0 : 1;

function optionsOrEnd(): CalibrateOptions {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`audit:calibrate: ${(error as Error).message}\n${USAGE}`);
    process.exit(64);
  }
}
