"""Creating a person with journal record and proof leaf, beside a bare insert of one row, batched and alone."""

from platform_data import ADMIN
from report import Row
from rounds import measure

BODY = '{"email":"new.{n}@example.com","name":"Somchai Jaidee {n}"}'


def create_person(bench):
    platform, load = bench.platform, bench.load
    with platform.serve(platform.copy("create")) as ours, platform.serve_bare(platform.copy("create-bare")) as bare:
        def post(server, path, connections, headers=()):
            return load.run(server.port, path, connections=connections, method="POST", body=BODY, headers=headers,
                            watch=[server.pid]).must_succeed(path)

        for connections in (16, 64):
            found = measure({
                "ours": lambda: post(ours, "/api/users", connections, platform.bearer(ADMIN)),
                "batched": lambda: post(bare, "/insert", connections),
                "alone": lambda: post(bare, "/insert-alone", connections),
            }, bench.settings)
            common = {"thrown": found.thrown, "noisy": found.noisy}
            yield Row(f"create.{connections}.cpu", f"creating a person, {connections} connections", "µs of CPU",
                      found.median("ours", lambda s: s.cpu), found.median("batched", lambda s: s.cpu),
                      found.ratio("ours", "batched", lambda s: s.cpu), at_most=3, **common)
            yield Row(f"create.{connections}.rate", "  a second, bare commits alone", "1/s",
                      found.median("ours", lambda s: s.rate), found.median("alone", lambda s: s.rate),
                      found.ratio("ours", "alone", lambda s: s.rate), at_least=4, **common)
            yield Row(f"create.{connections}.batched", "  a second, bare commits together", "1/s",
                      found.median("ours", lambda s: s.rate), found.median("batched", lambda s: s.rate),
                      found.ratio("ours", "batched", lambda s: s.rate))
