/** What the bench measures of the console's own code, which it loads as it is: imported here, so that what moves is missed by the compiler. */
export { exclusionChanges } from '../../src/domain/coverage/exclusion-history';
export { namedCosts } from '../../src/domain/coverage/check-costs';
export { runChecks } from '../../src/domain/coverage/run-checks';
export { instancesByPackages, namedInstances } from '../../src/domain/exclusions/exclusion-scopes';
export { filterExclusions } from '../../src/domain/exclusions/filter-exclusions';
export { groupByScope } from '../../src/domain/exclusions/group-by-scope';
export { groupExclusions } from '../../src/domain/exclusions/group-exclusions';
export { sorted } from '../../src/domain/lists/tables';
export { runExclusionsQuery } from '../../src/inspector/queries/exclusions/run-exclusions';
export { createLimiter } from '../../src/inspector/transport/limiter';
export { openInspector } from '../../src/inspector/transport/inspector';
export { connectInspector } from '../../src/inspector/transport/sdk';
