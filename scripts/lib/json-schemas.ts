import { toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import { faultsSchema } from '../../emulator/aws-json/read-fault-rules.ts';
import { fleetSchema } from '../../emulator/assessment/fleet.ts';
import { permissionsSchema } from '../../emulator/lambda/catalogue.ts';
import { accountSchema } from '../../emulator/store/import/fixed-files.ts';
import { serverUsersSchema, usersSchema } from '../../emulator/store/users.ts';
import { configSchema } from '../../src/config/config.ts';
import { REPORT_SCHEMA_ID, reportSchema } from '../../src/domain/report/report-schema.ts';

/** The documents that people write, and those that programs read, by the names that they usually have. */
const DOCUMENTS: Readonly<Record<string, readonly [title: string, schema: GenericSchema, id?: string]>> = {
  account: ['Whose account a folder is', accountSchema],
  config: ['Where the console runs against', configSchema],
  faults: ['What is to go wrong in the emulator', faultsSchema],
  fleet: ['The instances of a simulated account', fleetSchema],
  permissions: ['Who may ask the hosted form', permissionsSchema],
  report: ['What was and was not checked, over all runs', reportSchema, REPORT_SCHEMA_ID],
  'server-users': ['Who may sign in to the emulator, and to which of its accounts', serverUsersSchema],
  users: ['Who may sign in to an account of the emulator', usersSchema],
};

/**
 * The JSON Schema of each document, as its file's name in `docs/schemas` and its text. It says what has a form; what
 * members say together (`to` after `from`, no id twice) the programs check alone.
 */
export function jsonSchemas(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(DOCUMENTS).map(([name, [title, schema, id]]) => {
      const converted = toJsonSchema(schema, { typeMode: 'input', errorMode: 'ignore' });
      const { $schema, ...rest } = converted;
      const named = { $schema, ...(id !== undefined && { $id: id }), title, ...rest };
      return [`${name}.schema.json`, `${JSON.stringify(named, undefined, 2)}\n`];
    }),
  );
}
