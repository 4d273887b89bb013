package ch.meinkonto.ops.ech;

/** The cantons by their official abbreviations (eCH-0007 {@code cantonAbbreviationType}). */
public enum Canton {
    ZH,
    BE,
    LU,
    UR,
    SZ,
    OW,
    NW,
    GL,
    ZG,
    FR,
    SO,
    BS,
    BL,
    SH,
    AR,
    AI,
    SG,
    GR,
    AG,
    TG,
    TI,
    VD,
    VS,
    NE,
    GE,
    JU;

    static Canton read(String raw) {
        return valueOf(Lexical.collapsed(raw));
    }
}
