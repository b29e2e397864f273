/** Python with zoneinfo, zdump, zic and a tz database: those that are here, or from the system's packages. */
export function setUpZones(): {
  /** The system's tz database. */
  readonly folder: string;
  /** The environment to run the programs in. */
  readonly env: NodeJS.ProcessEnv;
};
