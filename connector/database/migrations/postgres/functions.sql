-- Functions of SQLite that the connector's SQL uses and Postgres lacks, under their names. They do what the
-- connector needs of them: JSON stands in text, as JSON.stringify writes it. They are made anew before each
-- migration, and the connector of the version before has to get on with them.

-- A NUL in a text of the document would be refused, whichever text is asked for.
create or replace function json_extract(document text, path text) returns text
  language sql immutable strict parallel safe
  as $$
    select replace(document, '\u0000', '\ufffd')::json #>> string_to_array(substr(path, 3), '.')
  $$;

-- For a member of the document itself. Those that stay keep their words and their order.
create or replace function json_set(document text, path text, number bigint) returns text
  language sql immutable strict parallel safe
  as $$
    select '{' || string_agg(to_json(name)::text || ':' || content, ',' order by place) || '}'
    from (
      select name, case name when substr(path, 3) then number::text else content::text end as content, place
      from json_each(document::json) with ordinality as members (name, content, place)
      union all
      select substr(path, 3), number::text, 1000000
      where not exists (select 1 from json_object_keys(document::json) as name where name = substr(path, 3))
    ) as members
  $$;

create or replace function json_each(document text) returns table (key bigint, value text)
  language sql immutable strict parallel safe rows 100
  as $$
    select place - 1, element
    from json_array_elements_text(document::json) with ordinality as elements (element, place)
  $$;

create or replace function instr(whole text, part text) returns integer
  language sql immutable strict parallel safe
  as $$ select strpos(whole, part) $$;

create or replace function texts_as_json(texts text[]) returns text
  language sql immutable parallel safe
  as $$ select to_json(texts)::text $$;

create or replace aggregate json_group_array(text) (
  sfunc = array_append, stype = text[], initcond = '{}', finalfunc = texts_as_json, parallel = safe);

-- In SQLite what is true is the number 1.
create or replace aggregate max(boolean) (sfunc = boolor_statefunc, stype = boolean, parallel = safe);
