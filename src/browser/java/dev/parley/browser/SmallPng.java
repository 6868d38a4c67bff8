package dev.parley.browser;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** Writes pictures of pages as PNG files of at most 256 colours, a third of the usual size. */
final class SmallPng {

    private static final int MOST_COLOURS = 256;

    /** Similar colours: those that agree in the upper five bits of red, green and blue. */
    private static final int SIMILAR = 0xf8f8f8;

    /** The pixels of similar colours. */
    private static final class Colours {

        private long pixels;
        private long red;
        private long green;
        private long blue;

        void add(int rgb) {
            pixels++;
            red += rgb >> 16 & 0xff;
            green += rgb >> 8 & 0xff;
            blue += rgb & 0xff;
        }

        int average() {
            return (int) (red / pixels) << 16 | (int) (green / pixels) << 8 | (int) (blue / pixels);
        }
    }

    private SmallPng() {}

    static void write(BufferedImage picture, Path file) throws IOException {
        int width = picture.getWidth();
        int[] pixels = picture.getRGB(0, 0, width, picture.getHeight(), null, 0, width);
        int[] palette = palette(pixels);
        BufferedImage small = new BufferedImage(
                width,
                picture.getHeight(),
                BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(8, palette.length, channel(palette, 16), channel(palette, 8), channel(palette, 0)));
        Map<Integer, Integer> indexes = new HashMap<>();
        int[] indexed = IntStream.of(pixels)
                .map(rgb -> indexes.computeIfAbsent(rgb & 0xffffff, colour -> nearest(palette, colour)))
                .toArray();
        small.getRaster().setPixels(0, 0, width, picture.getHeight(), indexed);
        Files.createDirectories(file.toAbsolutePath().getParent());
        ImageIO.write(small, "png", file.toFile());
    }

    /** The most frequent colours. */
    private static int[] palette(int[] pixels) {
        Map<Integer, Colours> all = new HashMap<>();
        for (int rgb : pixels) {
            all.computeIfAbsent(rgb & SIMILAR, similar -> new Colours()).add(rgb);
        }
        List<Colours> frequent = all.values().stream()
                .sorted(Comparator.comparingLong((Colours colours) -> colours.pixels)
                        .reversed())
                .limit(MOST_COLOURS)
                .toList();
        return frequent.stream().mapToInt(Colours::average).toArray();
    }

    private static int nearest(int[] palette, int rgb) {
        return IntStream.range(0, palette.length)
                .boxed()
                .min(Comparator.comparingInt(index -> distance(palette[index], rgb)))
                .orElseThrow();
    }

    private static int distance(int one, int other) {
        int red = (one >> 16 & 0xff) - (other >> 16 & 0xff);
        int green = (one >> 8 & 0xff) - (other >> 8 & 0xff);
        int blue = (one & 0xff) - (other & 0xff);
        return red * red + green * green + blue * blue;
    }

    private static byte[] channel(int[] palette, int shift) {
        byte[] values = new byte[palette.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) (palette[i] >> shift);
        }
        return values;
    }
}
