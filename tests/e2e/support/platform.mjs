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

export class Platform {
  static async start(folder) {
    const data = folder ?? await fs.mkdtemp(path.join(os.tmpdir(), 'carmen-e2e-'));
    const port = await freePort();
    const server = spawn(program, ['serve', '--data', data, '--port', String(port), '--site', site]);
    server.errors = '';
    server.stdout.setEncoding('utf8');
    server.stderr.setEncoding('utf8');
    server.stderr.on('data', (text) => { server.errors = (server.errors + text).slice(-20_000); });
    const said = await greeting(server);
    return Object.assign(new Platform(), {
      data, server, url: `http://localhost:${port}`, setupLink: said.match(/http:\S*\/setup#\S+/)?.[0],
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
  }

  // {code, out} of a command on the same folder, or on another one.
  async command(words, { data = this.data, input = '' } = {}) {
    const child = run(program, [...words, '--data', data], { maxBuffer: 64 << 20 });
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
