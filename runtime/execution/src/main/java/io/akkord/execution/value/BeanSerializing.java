package io.akkord.execution.value;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.ser.impl.UnknownSerializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.util.List;
import java.util.Optional;

/** Lets Jackson write only fields that it can also read, and says which it cannot. */
final class BeanSerializing extends BeanSerializerModifier {
    private static final long serialVersionUID = 1L;

    private static final class Refusing extends StdSerializer<Object> {
        private static final long serialVersionUID = 1L;
        private final String reason;

        Refusing(String reason) {
            super(Object.class);
            this.reason = reason;
        }

        @Override
        public void serialize(Object value, JsonGenerator out, SerializerProvider provider)
                throws JsonMappingException {
            throw JsonMappingException.from(out, reason);
        }
    }

    @Override
    public JsonSerializer<?> modifySerializer(
            SerializationConfig config, BeanDescription description, JsonSerializer<?> serializer) {
        Class<?> type = description.getBeanClass();
        Optional<String> reason = BeanTypes.refusal(type);
        if (reason.isEmpty() && serializer instanceof UnknownSerializer) {
            reason = Optional.of(type.getName() + Cbor.CANNOT + "; it has no fields: make it an enum or a record");
        }
        return reason.<JsonSerializer<?>>map(Refusing::new).orElse(serializer);
    }

    @Override
    public List<BeanPropertyWriter> changeProperties(
            SerializationConfig config, BeanDescription description, List<BeanPropertyWriter> properties) {
        for (BeanPropertyWriter property : properties) {
            if (BeanTypes.isOpen(property.getType())) {
                property.assignSerializer(new Refusing(BeanTypes.openReason(property.getType())));
            }
        }
        return properties;
    }
}
