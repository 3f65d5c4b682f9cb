/** Texts of who an instance is. */
export const instances = {
  columns: { name: 'Name', hostname: 'Host name', autoScalingGroup: 'Auto Scaling group' },
  /** Copies the ids of a list. */
  copyIds: { button: 'Copy IDs', buttonOf: (about: string) => `Copy IDs: ${about}` },
  inGroup: (group: string) => `Auto Scaling group ${group}`,
  title: 'Who this is',
  text: 'What saved answers of EC2, and Inspector’s own, say of this instance. None of it says what was checked.',
  sources: {
    document: 'Saved answer of EC2',
    fleet: 'Simulated fleet',
    'target-agents': 'Agents of the assessment target',
    'run-agents': 'Agents of the latest run that lists it',
  },
  exportColumns: ['What', 'Value', 'From'],
  answered: 'The service gave this answer at',
  facts: {
    tags: 'Tags',
    hostname: 'Host name',
    autoScalingGroup: 'Auto Scaling group',
    agentHealth: 'Agent health',
    agentHealthDetails: 'Health details',
    agentVersion: 'Agent version',
    operatingSystem: 'Operating system',
    kernelVersion: 'Kernel',
    ipv4Address: 'IPv4 address',
    launchedAt: 'Last started',
    state: 'State',
    stateReason: 'Reason for the state',
    platform: 'Platform',
    imageId: 'Image',
    privateDnsName: 'Private DNS name',
  },
} as const;
