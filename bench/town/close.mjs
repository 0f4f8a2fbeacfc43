// Stops a PostgreSQL that was left behind because its server was killed.
import { stopLeftover } from "./postgres.mjs";

await stopLeftover();
