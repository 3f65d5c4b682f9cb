// `npm run dev`: Vite's dev server with the emulator mounted on the same origin.
import { join } from 'node:path';
import { callersFolder, endWithNpm, ensureDependencies, main, root } from './lib/npm-script.mjs';

await main(async () => {
  endWithNpm();
  ensureDependencies();
  const { createServer } = await import('vite');
  const given = process.argv.join('\n').match(/^--port[=\n](.*)$/m);
  const port = given ? Number(given[1]) : 4570;
  process.chdir(callersFolder);
  const server = await createServer({
    root,
    configFile: join(root, 'vite.config.ts'),
    server: { host: '127.0.0.1', port, strictPort: port !== 0 },
  });
  await server.listen();
  process.stdout.write(`ready ${server.resolvedUrls?.local[0]}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => void server.close().then(() => process.exit()));
});
