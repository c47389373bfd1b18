/** The name of the file that says what a ruleset holds. */
export const manifestName = 'ruleset.yaml';
