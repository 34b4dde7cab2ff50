package io.akkord.execution.value;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Records, component by component in their declared order, each with its own tag: so nested arrays stay raw, nested
 * records keep their class, and components of a generic or an interface type come back as what they were. Components
 * are read from the fields and given to the canonical constructor.
 */
final class RecordForm {

    private static final ClassValue<RecordForm> FORMS = new ClassValue<>() {
        @Override
        protected RecordForm computeValue(Class<?> type) {
            return new RecordForm(type);
        }
    };

    private final Class<?> type;
    private final String[] names;
    private final Class<?>[] declared;
    private final MethodHandle[] getters;
    private final MethodHandle constructor;
    private final int shape;

    private RecordForm(Class<?> type) {
        this.type = type;
        RecordComponent[] components = type.getRecordComponents();
        this.names = Arrays.stream(components).map(RecordComponent::getName).toArray(String[]::new);
        this.declared = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        this.getters = new MethodHandle[components.length];
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            for (int i = 0; i < components.length; i++) {
                getters[i] = lookup.findGetter(type, names[i], declared[i])
                        .asType(MethodType.methodType(Object.class, Object.class));
            }
            this.constructor = lookup.findConstructor(type, MethodType.methodType(void.class, declared))
                    .asFixedArity()
                    .asType(MethodType.genericMethodType(components.length))
                    .asSpreader(Object[].class, components.length);
        } catch (ReflectiveOperationException e) {
            throw new Unencodable(type.getName() + " cannot be encoded: its module does not open package "
                    + type.getPackageName() + " to io.akkord.execution; add \"opens " + type.getPackageName()
                    + ";\" to its module-info");
        }
        this.shape = shape(names, declared);
    }

    static RecordForm of(Class<?> type) {
        return FORMS.get(type);
    }

    static Form form(Class<?> type) {
        RecordForm form = of(type);
        byte[] described = TypeNames.describe(type);
        return (out, value) -> {
            out.enter();
            out.oneByte(Tags.RECORD);
            out.type(type, described);
            form.writeComponents(out, value);
            out.leave();
        };
    }

    /** A number that differs, but for chance, when names, types or order of the components differ. Never 0. */
    int shape() {
        return shape;
    }

    private static int shape(String[] names, Class<?>[] declared) {
        CRC32C crc = new CRC32C();
        for (int i = 0; i < names.length; i++) {
            crc.update(
                    (names[i] + ":" + declared[i].getName() + ";").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        int value = (int) crc.getValue();
        return value == 0 ? 1 : value;
    }

    private void writeComponents(ValueWriter out, Object value) {
        for (int i = 0; i < getters.length; i++) {
            try {
                Forms.write(out, get(getters[i], value));
            } catch (Unencodable refused) {
                throw refused.below("." + names[i]);
            }
        }
    }

    private static @Nullable Object get(MethodHandle getter, Object value) {
        try {
            return (Object) getter.invokeExact(value);
        } catch (Throwable e) {
            throw new AssertionError("a field of a record cannot be read", e);
        }
    }

    static Object read(ValueReader in) {
        Class<?> type = in.type();
        if (!type.isRecord()) {
            throw in.damaged(type.getName() + " is not a record here");
        }
        return of(type).readComponents(in);
    }

    private Object readComponents(ValueReader in) {
        @Nullable Object[] values = new Object[declared.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Fitting.fit(declared[i], in.value(), this, i);
        }
        try {
            return (Object) constructor.invokeExact(values);
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) {
            throw new UndecodableException("record " + type.getName() + " refuses its components: " + e, e);
        }
    }

    /** Where a component stands, for messages. */
    String describe(int component) {
        return "component " + names[component] + " of record " + type.getName();
    }
}
