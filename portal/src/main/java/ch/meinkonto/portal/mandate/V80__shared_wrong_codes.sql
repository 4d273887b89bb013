-- Wrong codes are counted for all invitations together, in the schema of invitations.
drop table mandate.wrong_code;
