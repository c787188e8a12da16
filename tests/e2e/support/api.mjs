// The API as a client of it, for what a test has to know or prepare.
export class Api {
  constructor(url) { this.url = url; }

  async signIn(email, password) {
    const { token } = await this.send('POST', '/api/auth/sign-in', { email, password });
    this.token = token;
    return this;
  }

  async call(method, path, body, headers = {}) {
    const answer = await fetch(this.url + path, {
      method,
      headers: {
        ...(this.token && { Authorization: `Bearer ${this.token}` }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    const isJson = /json/.test(answer.headers.get('content-type') ?? '');
    return { status: answer.status, headers: answer.headers, text, body: isJson ? JSON.parse(text) : undefined };
  }

  // The body of an answer that has to be good.
  async send(method, path, body, headers) {
    const answer = await this.call(method, path, body, headers);
    if (answer.status >= 300) throw new Error(`${method} ${path} answered ${answer.status}: ${answer.text}`);
    return answer.body;
  }

  get(path) { return this.send('GET', path); }

  async find(collection, filter) {
    const { items } = await this.get(`/api/${collection}?filter=${encodeURIComponent(filter)}`);
    if (items.length !== 1) throw new Error(`${items.length} of ${collection} match ${filter}`);
    return items[0];
  }
}
