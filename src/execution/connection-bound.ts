// One bound on the connections of all logins together. Each line of callers (a login's reading, a login's writing) has what it asks for
// while there is room; where there is none, what another line has open and does not use is given back, and of a line that has more than
// its fair part whatever comes free first. Knows names and numbers.

const writes = " writes";
/** The line of those who call a login's commands; those who read wait in one that is called like the login. */
export const writingLine = (login: string): string => `${login}${writes}`;
export const loginOfLine = (line: string): string =>
  line.endsWith(writes) ? line.slice(0, -writes.length) : line;

/** The connections that there are. */
export interface Connections {
  /** Of all lines together. */
  readonly most: number;
  /** Open ones, by line. */
  open(): ReadonlyMap<string, number>;
  /** Ends an idle one of the line; false where it has none. */
  giveBack(line: string): boolean;
}

/** What a line runs, and whether somebody waits in it. */
export interface Standing {
  readonly running: number;
  readonly waiting: boolean;
}

export class ConnectionBound {
  private readonly connections: Connections;

  constructor(connections: Connections) {
    this.connections = connections;
  }

  /** Whether the line may send one more, be it on a connection that another one gives back for it. */
  allows(line: string, standing: ReadonlyMap<string, Standing>): boolean {
    const open = this.connections.open();
    const running = standing.get(line)?.running ?? 0;
    if (running < (open.get(line) ?? 0)) return true;
    // What was sent on none yet is about to open one.
    const used = (name: string) => Math.max(open.get(name) ?? 0, standing.get(name)?.running ?? 0);
    const names = new Set([...open.keys(), ...standing.keys()]);
    let all = 0;
    for (const name of names) all += used(name);
    if (all < this.connections.most) return true;
    const fair = this.fairPart(standing);
    const given = [...names].some((name) => {
      if (name === line || (open.get(name) ?? 0) <= (standing.get(name)?.running ?? 0)) return false;
      const spare = !isActive(standing.get(name)) || (used(name) > fair && running < fair);
      return spare && this.connections.giveBack(name);
    });
    // Who waits is let in by who leaves: where nobody runs, nobody would.
    return given || ![...standing.values()].some((one) => one.running > 0);
  }

  private fairPart(standing: ReadonlyMap<string, Standing>): number {
    const active = [...standing.values()].filter(isActive).length;
    return Math.max(1, Math.floor(this.connections.most / Math.max(1, active)));
  }
}

const isActive = (one: Standing | undefined): boolean =>
  one !== undefined && (one.running > 0 || one.waiting);
