/** Marks a file as an account store of this program (SQLite's `application_id`: "EXCL"). */
export const APPLICATION_ID = 0x4558434c;

/**
 * The schema, one step per version: a new store takes all of them, an older one those that it lacks.
 * A step that has been released never changes. Bodies are JSON, because a text that is stored as it is ends at its first NUL.
 * Lists are read newest first through the indexes on (..., created_at), which end in the row number.
 */
export const MIGRATIONS: readonly string[] = [
  `
  create table setting (name text primary key, value text not null) strict, without rowid;
  create table document (
    name text primary key, kind text not null, bytes integer not null, sha256 text not null,
    imported_at integer not null, body text
  ) strict, without rowid;
  create table user (
    position integer primary key, name text not null unique, access_key_id text not null unique, body text not null
  ) strict;

  create table target (
    row integer primary key, arn text not null unique, region text not null, created_at integer not null,
    body text not null
  ) strict;
  create index target_by_age on target (region, created_at);
  create table resource_group (arn text primary key, region text not null, body text not null) strict, without rowid;
  create table template (
    row integer primary key, arn text not null unique, region text not null, target_arn text not null,
    created_at integer not null, body text not null
  ) strict;
  create index template_by_age on template (region, created_at);
  create index template_of_target on template (target_arn, created_at);
  create table run (
    row integer primary key, arn text not null unique, region text not null, template_arn text not null,
    created_at integer not null, in_progress integer not null, body text not null
  ) strict;
  create index run_by_age on run (region, created_at);
  create index run_of_template on run (template_arn, created_at);
  create index run_in_progress on run (in_progress) where in_progress = 1;
  create table run_agent (
    run_arn text not null, position integer not null, body text not null, primary key (run_arn, position)
  ) strict, without rowid;

  create table tags (resource_arn text primary key, body text not null) strict, without rowid;
  create table rules_package (
    position integer primary key, arn text not null unique, region text not null, body text not null
  ) strict;

  create table exclusion (
    run_arn text not null, position integer not null, arn text not null unique, body text,
    primary key (run_arn, position)
  ) strict, without rowid;
  create table preview (
    token text primary key, template_arn text not null, created_at integer not null, ready_at integer not null,
    body text not null
  ) strict, without rowid;
  create index preview_of_template on preview (template_arn, created_at);
  create table preview_item (
    token text not null, position integer not null, body text not null, primary key (token, position)
  ) strict, without rowid;

  create table plain_row (
    kind text not null, key text not null, region text not null, body text not null, primary key (kind, key)
  ) strict, without rowid;
  create index plain_row_of_region on plain_row (kind, region);
  `,
  // Documents are named as the files that they came from, the fleet too.
  `update document set name = 'fleet.json' where name = 'fleet'`,
  // Whether a template has a run of a name is asked at every start.
  `create index run_by_name on run (template_arn, json_extract(body, '$.name'))`,
];
