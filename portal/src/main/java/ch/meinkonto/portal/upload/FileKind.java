package ch.meinkonto.portal.upload;

/** What a file may be. */
public enum FileKind {
    PDF("application/pdf", "pdf"),
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png");

    private final String mediaType;
    private final String ending;

    FileKind(String mediaType, String ending) {
        this.mediaType = mediaType;
        this.ending = ending;
    }

    /** Its media type. */
    public String mediaType() {
        return mediaType;
    }

    /** The ending of its name, without the dot. */
    public String ending() {
        return ending;
    }
}
