package ch.meinkonto.auth.form;

/**
 * What a page puts into an open form.
 *
 * @param seal says when it was opened, and that we did it
 * @param bits how many zero bits the hash of seal and answer must begin with
 */
public record OpenForm(String seal, int bits) {}
