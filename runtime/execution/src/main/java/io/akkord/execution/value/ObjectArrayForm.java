package io.akkord.execution.value;

import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/** Arrays of objects, arrays of arrays among them: the declared class of the elements, then each with its own tag. */
final class ObjectArrayForm {

    private ObjectArrayForm() {}

    static Form of(Class<?> arrayClass) {
        Class<?> element = arrayClass.getComponentType();
        byte[] described = TypeNames.describe(element);
        return (out, value) -> {
            @Nullable Object[] elements = (@Nullable Object[]) value;
            out.enter();
            out.oneByte(Tags.OBJECTS);
            out.type(element, described);
            out.count(elements.length);
            for (int i = 0; i < elements.length; i++) {
                try {
                    Forms.write(out, elements[i]);
                } catch (Unencodable refused) {
                    throw refused.below("[" + i + "]");
                }
            }
            out.leave();
        };
    }

    static Object read(ValueReader in) {
        Class<?> type = in.type();
        int count = in.count();
        @Nullable Object[] elements = (@Nullable Object[]) Array.newInstance(type, count);
        for (int i = 0; i < count; i++) {
            Object element = in.value();
            if (element != null && !type.isInstance(element)) {
                throw in.damaged("an element of " + type.getName() + "[] is a "
                        + element.getClass().getName());
            }
            elements[i] = element;
        }
        return elements;
    }
}
