import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * Where an uploaded file waits until it is read, and what was wrong with its rows. Written by hand: the data model
 * language has no bytes. Both belong to their task and go with it; nothing of an upload is ever a file that a web
 * server could hand out.
 */
export class Migration20261124120000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "redemption_import_chunk" (
         "task_id" text not null references "redemption_task" ("id") on delete cascade,
         "position" integer not null,
         "content" bytea not null,
         primary key ("task_id", "position")
       );`
    )
    this.addSql(`alter table "redemption_import_chunk" alter column "content" set storage external;`)
    this.addSql(
      `create table if not exists "redemption_import_issue" (
         "task_id" text not null references "redemption_task" ("id") on delete cascade,
         "line" bigint not null,
         "reason" text not null,
         "masked" text not null,
         "cells" jsonb not null,
         primary key ("task_id", "line")
       );`
    )
    this.addSql(`alter table "redemption_code" add column if not exists "tag" text null;`)
  }

  override async down(): Promise<void> {
    this.addSql(`alter table "redemption_code" drop column if exists "tag";`)
    this.addSql(`drop table if exists "redemption_import_issue";`)
    this.addSql(`drop table if exists "redemption_import_chunk";`)
  }
}
