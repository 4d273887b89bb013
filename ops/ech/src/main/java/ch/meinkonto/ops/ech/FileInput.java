package ch.meinkonto.ops.ech;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.ls.LSInput;

/** A file as the schema compiler wants it. */
record FileInput(Path file) implements LSInput {
    @Override
    public InputStream getByteStream() {
        try {
            return new ByteArrayInputStream(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String getSystemId() {
        return file.toUri().toString();
    }

    @Override
    public @Nullable Reader getCharacterStream() {
        return null;
    }

    @Override
    public @Nullable String getStringData() {
        return null;
    }

    @Override
    public @Nullable String getPublicId() {
        return null;
    }

    @Override
    public @Nullable String getBaseURI() {
        return null;
    }

    @Override
    public @Nullable String getEncoding() {
        return null;
    }

    @Override
    public boolean getCertifiedText() {
        return false;
    }

    @Override
    public void setCharacterStream(Reader stream) {
        throw fixed();
    }

    @Override
    public void setByteStream(InputStream stream) {
        throw fixed();
    }

    @Override
    public void setStringData(String data) {
        throw fixed();
    }

    @Override
    public void setSystemId(String id) {
        throw fixed();
    }

    @Override
    public void setPublicId(String id) {
        throw fixed();
    }

    @Override
    public void setBaseURI(String uri) {
        throw fixed();
    }

    @Override
    public void setEncoding(String encoding) {
        throw fixed();
    }

    @Override
    public void setCertifiedText(boolean certified) {
        throw fixed();
    }

    private static UnsupportedOperationException fixed() {
        return new UnsupportedOperationException("a file says what it says");
    }
}
