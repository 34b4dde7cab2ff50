package io.akkord.execution.value;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the form of a class when it is written, once per class, and of a tag when it is read. */
final class Forms {

    /** Collects forms while the tables below are made. */
    static final class Table {
        private final Map<Class<?>, Form> byClass = new HashMap<>();
        private final Form.@Nullable Reading[] byTag = new Form.Reading[Tags.COUNT];

        /** The form of exactly this class. */
        <T> void add(int tag, Class<T> type, TypedWriting<T> writing, Form.Reading reading) {
            add(type, (out, value) -> {
                out.oneByte(tag);
                writing.write(out, value);
            });
            add(tag, reading);
        }

        /** The form of exactly this class, which writes its own tag. */
        <T> void add(Class<T> type, TypedWriting<T> writing) {
            byClass.put(type, (out, value) -> writing.write(out, type.cast(value)));
        }

        /** A tag whose values have many classes. */
        void add(int tag, Form.Reading reading) {
            byTag[tag] = reading;
        }
    }

    /** Writes a value of one class. */
    interface TypedWriting<T> {
        void write(ValueWriter out, T value);
    }

    private static final Table TABLE = new Table();

    static {
        TABLE.add(Tags.NULL, in -> null);
        ScalarForms.addTo(TABLE);
        ArrayForms.addTo(TABLE);
        TimeForms.addTo(TABLE);
        CollectionForms.addTo(TABLE);
        TABLE.add(Tags.OBJECTS, ObjectArrayForm::read);
        TABLE.add(Tags.ENUM, EnumForm::read);
        TABLE.add(Tags.RECORD, RecordForm::read);
        TABLE.add(Tags.BEAN, BeanForm::read);
    }

    private static final ClassValue<Form> FORMS = new ClassValue<>() {
        @Override
        protected Form computeValue(Class<?> type) {
            return choose(type);
        }
    };

    private Forms() {}

    /** Writes tag and value; throws {@link Unencodable}. */
    static void write(ValueWriter out, @Nullable Object value) {
        if (value == null) {
            out.oneByte(Tags.NULL);
        } else {
            FORMS.get(value.getClass()).write(out, value);
        }
    }

    static Form.@Nullable Reading reading(int tag) {
        return TABLE.byTag[tag];
    }

    private static Form choose(Class<?> type) {
        Form exact = TABLE.byClass.get(type);
        if (exact != null) {
            return exact;
        }
        if (Enum.class.isAssignableFrom(type)) {
            return EnumForm.of(type);
        }
        if (type.isRecord()) {
            return RecordForm.form(type);
        }
        if (type.isArray()) {
            return ObjectArrayForm.of(type);
        }
        if (List.class.isAssignableFrom(type)) {
            return CollectionForms.list();
        }
        if (Set.class.isAssignableFrom(type)) {
            return CollectionForms.set(type);
        }
        if (Map.class.isAssignableFrom(type)) {
            return CollectionForms.map(type);
        }
        if (ZoneId.class.isAssignableFrom(type)) {
            return TimeForms.zoneRegion();
        }
        return Refusals.reason(type)
                .<Form>map(reason -> (out, value) -> {
                    throw new Unencodable(reason);
                })
                .orElseGet(() -> BeanForm.form(type));
    }
}
