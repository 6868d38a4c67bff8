-- Login names compare without case: identity providers such as Keycloak store lower case, SuperOffice's are often capitals.

do $$
declare
  same text;
begin
  select string_agg(format('%s (ids %s)', name, ids), '; ')
  into same
  from (select lower(loginname) as name, string_agg(id::text, ', ' order by id) as ids
        from ejuser
        group by lower(loginname)
        having count(*) > 1
        order by 1
        limit 20) as collisions;
  if same is not null then
    raise exception 'Users have the same ejuser.loginname but for its case: %. Rename or merge them, then start again.', same
      using errcode = 'unique_violation';
  end if;
end $$;

alter table ejuser drop constraint ux_ejuser_loginname;
create unique index ux_ejuser_loginname on ejuser (lower(loginname));
comment on column ejuser.loginname is 'The subject of the user''s token. Unique and compared without case.';
