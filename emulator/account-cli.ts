import { runAccountProgram } from './account-command';

/** `npm run account -- COMMAND ...`: its commands stand in `options.ts`. */
process.exitCode = runAccountProgram(process.argv.slice(2));
