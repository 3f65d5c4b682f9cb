/** The short names that people use for the five rules packages, by their full ones. */
const SHORT: Readonly<Record<string, string>> = {
  'Common Vulnerabilities and Exposures': 'CVE',
  'CIS Operating System Security Configuration Benchmarks': 'CIS benchmarks',
  'Security Best Practices': 'Security best practices',
  'Runtime Behavior Analysis': 'Runtime behavior',
  'Network Reachability': 'Network reachability',
};

/** A rules package's short name for a narrow place; any other name is passed through. */
export function shortPackageName(name: string): string {
  return (Object.hasOwn(SHORT, name) ? SHORT[name] : undefined) ?? name;
}

/**
 * A rules package by the name it is known by, else by the last part of its ARN (for example `0-9hgA516p`).
 *
 * @param packages by ARN, as far as they are loaded
 */
export function packageName(arn: string, packages: ReadonlyMap<string, { readonly name: string }>): string {
  return packages.get(arn)?.name ?? arn.slice(arn.lastIndexOf('/') + 1);
}
