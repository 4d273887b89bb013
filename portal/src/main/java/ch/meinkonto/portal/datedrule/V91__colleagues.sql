-- The names of those who propose and decide, as they signed in when they last did: colleagues know each other by name.
create table datedrule.colleague (
    account    text  primary key,
    full_name  text  not null
);
