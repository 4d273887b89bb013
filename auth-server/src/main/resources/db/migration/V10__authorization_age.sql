-- When an authorization was begun: one that nobody answered has no other time.
alter table oauth2_authorization add column begun_at timestamptz not null default current_timestamp;
