package io.akkord.core.space;

/**
 * When a disk counts as filling. A level is left only once there is an eighth more than its limit, so that one at the
 * limit does not flutter.
 *
 * @param admission bytes below which no new graph is taken
 * @param dispatch bytes below which nothing is dispatched; below half of it nothing is written
 */
public record SpaceLimits(long admission, long dispatch) {

    /** No limits. */
    public static final SpaceLimits NONE = new SpaceLimits(0, 0);

    public SpaceLimits {
        if (dispatch < 0 || admission < dispatch) {
            throw new IllegalArgumentException("dispatch stops below " + dispatch + " bytes and admission below "
                    + admission + "; admission must stop first");
        }
    }

    /** The level at {@code free} bytes, after {@code before}. */
    public SpaceLevel level(long free, SpaceLevel before) {
        SpaceLevel falling = plain(free);
        SpaceLevel rising = plain(free - free / 9);
        if (falling.compareTo(before) >= 0) {
            return falling;
        }
        return rising.compareTo(before) <= 0 ? rising : before;
    }

    private SpaceLevel plain(long free) {
        if (free < dispatch / 2) {
            return SpaceLevel.NO_WRITES;
        }
        if (free < dispatch) {
            return SpaceLevel.NO_DISPATCH;
        }
        return free < admission ? SpaceLevel.NO_ADMISSION : SpaceLevel.AMPLE;
    }
}
