// A carmen of its own: a new data folder, a free port, and the command line on the same folder.
import { execFile, spawn } from 'node:child_process';
import fs from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const program = path.join(root, 'build/bin/carmen');
const site = process.env.CARMEN_SITE ?? path.join(root, 'build/site');
const run = promisify(execFile);

export const sample = path.join(root, 'tests/data/riverside');

async function freePort() {
  const server = net.createServer();
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

// What the program prints until it says where it serves, and the set-up link when there is one.
function greeting(server) {
  return new Promise((resolve, reject) => {
    let said = '';
    const rest = setTimeout(() => resolve(said), 20_000);
    const done = () => { clearTimeout(rest); resolve(said); };
    server.stdout.on('data', (text) => {
      said += text;
      if (/Serving .*\n/.test(said)) setTimeout(done, 100);
    });
    server.on('exit', (code) => { clearTimeout(rest); reject(new Error(`carmen ended with ${code}: ${said}${server.errors}`)); });
  });
}

// The server that the tests run on, when it is PostgreSQL: each platform has a database of its own there.
const postgres = process.env.CARMEN_E2E_SERVER;
const psql = (address, sql) => run('psql', ['-qv', 'ON_ERROR_STOP=1', address, '-c', sql]);
const withName = (name) => postgres.replace(/^(postgres:\/\/[^/]*\/)[^?]*/, `$1${name}`);
let databases = 0;

async function makeDatabase(template) {
  if (!postgres) return undefined;
  const name = `carmen_e2e_${process.pid}_${++databases}`;
  await psql(postgres, `CREATE DATABASE ${name}` + (template ? ` TEMPLATE ${template}` : ''));
  return name;
}

function environment(database) {
  return database ? { ...process.env, CARMEN_DATABASE: withName(database) } : process.env;
}

export class Platform {
  static async start(folder) {
    const data = folder ?? await fs.mkdtemp(path.join(os.tmpdir(), 'carmen-e2e-'));
    const port = await freePort();
    const database = await makeDatabase();
    const server = spawn(program, ['serve', '--data', data, '--port', String(port), '--site', site], { env: environment(database) });
    server.errors = '';
    server.stdout.setEncoding('utf8');
    server.stderr.setEncoding('utf8');
    server.stderr.on('data', (text) => { server.errors = (server.errors + text).slice(-20_000); });
    const said = await greeting(server);
    return Object.assign(new Platform(), {
      data, database, server, url: `http://localhost:${port}`, setupLink: said.match(/http:\S*\/setup#\S+/)?.[0],
    });
  }

  async stop() {
    if (this.server.exitCode !== null) return;
    const ended = new Promise((resolve) => this.server.on('exit', resolve));
    this.server.kill('SIGTERM');
    await ended;
  }

  async remove() {
    await this.stop();
    await fs.rm(this.data, { recursive: true, force: true });
    if (this.database) await psql(postgres, `DROP DATABASE ${this.database} WITH (FORCE)`);
  }

  // A copy of what is stored, in which the journal says something else.
  async tampered(from, to) {
    const copy = Object.assign(new Platform(), { data: `${this.data}-copy`, server: this.server });
    await fs.cp(this.data, copy.data, { recursive: true });
    if (this.database) {
      copy.database = await makeDatabase(this.database);
      await psql(withName(copy.database), `SET carmen.tenants = '*'; SET carmen.writes = '*'; ALTER TABLE journal DISABLE TRIGGER USER; UPDATE journal SET record = replace(record, '${from}', '${to}')`);
      return copy;
    }
    const file = path.join(copy.data, 'carmen.db');
    const bytes = await fs.readFile(file);
    const at = bytes.indexOf(from);
    if (at < 0) throw new Error(`there is no "${from}" in ${file}`);
    bytes.write(to, at);
    await fs.writeFile(file, bytes);
    return copy;
  }

  // {code, out} of a command on the same store.
  async command(words, { input = '' } = {}) {
    const child = run(program, [...words, '--data', this.data], { maxBuffer: 64 << 20, env: environment(this.database) });
    // A command that reads nothing may have ended before this is written.
    child.child.stdin.on('error', (error) => { if (error.code !== 'EPIPE') throw error; });
    child.child.stdin.end(input);
    try {
      const { stdout, stderr } = await child;
      return { code: 0, out: stdout + stderr };
    } catch (error) {
      return { code: error.code, out: error.stdout + error.stderr };
    }
  }
}
