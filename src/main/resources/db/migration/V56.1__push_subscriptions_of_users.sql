set local lock_timeout = '10s';
lock table ejuser in share update exclusive mode;
set local lock_timeout = '500ms';

alter table push_subscription
  add constraint fk_push_subscription_user foreign key (user_id) references ejuser on delete cascade;
