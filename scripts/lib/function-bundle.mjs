import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, UserError } from './console.mjs';
import { filesBelow } from './files-below.mjs';

/** Lambda's processor and C library, for which the database's native part has to be there. */
const NATIVE = '@libsql/linux-x64-gnu';
/** What the code loads when it runs: the database and what that loads, the schemas' library. The platform brings its own AWS SDK. */
const PACKAGES = ['libsql', '@neon-rs/load', 'detect-libc', NATIVE, 'valibot'];
/** Of a package, what runs and its licence. */
const RUNS = /(?:^|\/)(?:package\.json|LICENSE(?:\.md)?|[^/]+\.(?:js|cjs|mjs|node))$/;

function packageFiles(name) {
  const folder = join(root, 'node_modules', name);
  if (!existsSync(folder)) {
    const { version } = JSON.parse(readFileSync(join(root, 'node_modules/libsql/package.json'), 'utf8'));
    throw new UserError(
      `${name} is not installed, because this machine is not what Lambda is. Fetch it with:\n` +
        `  npm install --no-save --force --os=linux --cpu=x64 --libc=glibc ${NATIVE}@${version}`,
    );
  }
  return filesBelow(folder)
    .filter((file) => RUNS.test(file))
    .map((file) => [`node_modules/${name}/${file}`, readFileSync(join(folder, file))]);
}

/** The files of the Lambda function, as `[name, bytes]`: one built file and the packages that it loads. */
export async function functionFiles() {
  const { build } = await import('vite');
  const { output } = await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      ssr: true,
      write: false,
      target: 'node22',
      minify: false,
      rolldownOptions: {
        input: { main: join(root, 'emulator/lambda/main.ts') },
        output: { format: 'es', entryFileNames: '[name].mjs', codeSplitting: false },
      },
    },
  });
  return [
    ...output.map((file) => [file.fileName, Buffer.from(file.type === 'chunk' ? file.code : file.source)]),
    ...PACKAGES.flatMap(packageFiles),
  ];
}
