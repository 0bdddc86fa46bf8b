// The logins' secrets of the suite's cluster: roles belong to the whole server, so all databases of it share them.
import { inject } from "vitest";
import { LoginSecrets } from "../../src/database/login-secrets.ts";

export const testLogins = (): LoginSecrets => new LoginSecrets(inject("testCluster").loginsDir);

/** Drawn where the login has none yet. */
export const loginPassword = (login: string): string => testLogins().draw(login);

export const loginUrl = (runtimeUrl: string, login: string): string => testLogins().urlOf(runtimeUrl, login);

/** All databases of the suite's cluster share the logins: what one of them sets counts for the servers of all. */
export const unboundedConnections = -1;
