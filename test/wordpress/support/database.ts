import { connect } from 'node:net';
import { join } from 'node:path';
import { runCommand, startService, until } from './processes.ts';

const asRoot = process.getuid?.() === 0 ? ['--user=root'] : [];

export interface Database {
  /** What WordPress calls DB_HOST. */
  host: string;
  stop(): Promise<void>;
}

/** Makes an empty data folder for a MariaDB of our own. */
export async function createDatabaseFolder(directory: string): Promise<void> {
  const options = [
    '--no-defaults',
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
    '--innodb-log-file-size=8M',
  ];
  await runCommand('mariadb-install-db', [...options, ...asRoot, `--datadir=${directory}`]);
}

/**
 * Starts a MariaDB on a data folder. It listens on a socket in a private folder and on no port,
 * so that it can neither meet a MariaDB of this machine nor be reached from elsewhere.
 */
export async function startDatabase(directory: string, socketFolder: string): Promise<Database> {
  const socket = join(socketFolder, 'db.sock');
  const service = startService(
    'mariadbd',
    [
      '--no-defaults',
      ...asRoot,
      `--datadir=${directory}`,
      `--socket=${socket}`,
      `--pid-file=${join(socketFolder, 'db.pid')}`,
      `--log-error=${join(socketFolder, 'db.log')}`,
      '--skip-networking',
      '--skip-log-bin',
      '--innodb-log-file-size=8M',
      '--innodb-buffer-pool-size=64M',
      '--innodb-flush-log-at-trx-commit=0',
      '--innodb-flush-method=nosync',
    ],
    { PATH: `${process.env.PATH}:/usr/sbin:/sbin` },
  );
  let failed: Error | undefined;
  service.child.once('error', (error) => {
    failed = error;
  });
  service.child.once('exit', (code) => {
    failed ??= new Error(`MariaDB ended with code ${code}: see ${join(socketFolder, 'db.log')}`);
  });
  await until('MariaDB', async () => {
    if (failed) throw failed;
    return answers(socket);
  });
  return { host: `localhost:${socket}`, stop: () => service.stop() };
}

/** Whether the server greets, as MariaDB does the moment it takes connections. */
function answers(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const client = connect(socket);
    const end = (answer: boolean) => {
      client.destroy();
      resolve(answer);
    };
    client.once('error', () => end(false));
    client.once('close', () => end(false));
    client.once('data', () => end(true));
  });
}
